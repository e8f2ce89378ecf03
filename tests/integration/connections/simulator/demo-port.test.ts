import { afterEach, expect, it } from 'vitest'
import { listPorts } from '../../../../electron/connections/serial/port-list.ts'
import { openPort } from '../../../../electron/connections/serial/serial-port.ts'
import { createDemoPort, type DemoPort } from '../../../../electron/connections/simulator/demo-port.ts'
import { seededRandom } from '../../../../electron/connections/simulator/seeded-random.ts'
import { until } from '../../../support/until.ts'
import { attach as attachTo } from '../serial/bench.ts'

const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})
const plug = (): DemoPort => {
  const demo = createDemoPort({ random: seededRandom(1), periodMs: 20, bootMs: 10 })
  ends.push(async () => {
    demo.stop()
  })
  return demo
}

it('is listed as an Arduino that restarts when it is opened', async () => {
  const demo = plug()
  expect(await listPorts(demo.binding, [])).toMatchObject([
    { path: demo.path, boardId: 'usb:2341:0043:DEMO', label: 'Arduino Uno', likely: true, resets: true },
  ])
})

it('is heard and commanded like a real one', async () => {
  const demo = plug()
  const { chamber, state, readings, rejects } = attachTo(demo.binding, demo.path)
  ends.push(() => chamber.stop())
  await until('readings', () => readings().length > 3)
  expect(state()).toBe('recognised')
  expect(rejects()).toEqual([])
  await until('switched', async () => (await chamber.setRelay('FRUITING_LED', true)).ok)
  expect(demo.board.chamber.relays.FRUITING_LED).toBe(true)
  expect(await openPort(demo.binding, demo.path)).toMatchObject({ ok: false, refusal: { code: 'IN_USE' } })
  await chamber.stop()
  const again = attachTo(demo.binding, demo.path)
  ends.push(() => again.chamber.stop())
  await until('heard again', () => again.readings().length > 0)
  expect(demo.board.chamber.relays.FRUITING_LED).toBe(false)
})
