import { existsSync, readdirSync, readlinkSync } from 'node:fs'
import { expect, it, onTestFinished } from 'vitest'
import { systemBinding } from '../../electron/connections/serial/serial-port.ts'
import { attach, openFarEnd } from '../integration/connections/serial/bench.ts'
import { startSerialPair } from '../support/serial-pair.ts'
import { until } from '../support/until.ts'

const rounds = 100

/** The pseudo-terminals this process holds open. */
function openTerminals(): number {
  const folder = '/proc/self/fd'
  return readdirSync(folder).filter((fd) => {
    try {
      return readlinkSync(`${folder}/${fd}`).startsWith('/dev/pts/')
    } catch {
      return false // it was the one that lists
    }
  }).length
}

const reading = (round: number, place: number) =>
  JSON.stringify({
    fruiting: { temp: round, humidity: place, co2: 800 },
    spawning: { temp: 24, humidity: 90, co2: 1200 },
  })

it(`loses no whole line and leaks nothing when a port is pulled ${rounds} times in the middle of a line`, async () => {
  const pair = await startSerialPair()
  onTestFinished(() => pair.stop())
  const terminalsBefore = openTerminals()
  const attached = attach(await systemBinding(), pair.a, { locate: () => (existsSync(pair.a) ? pair.a : null) })
  const raws = () => new Set(attached.heard.map((one) => one.raw))
  for (let round = 0; round < rounds; round += 1) {
    const end = await openFarEnd(pair.b)
    await until(`open in round ${round}`, () =>
      ['resetting', 'listening', 'recognised', 'not-recognised'].includes(attached.state()),
    )
    const whole = [0, 1, 2].map((place) => reading(round, place))
    end.port.write(`${whole.join('\r\n')}\r\n${reading(round, 3).slice(0, 20 + (round % 60))}`)
    await until(`the whole lines of round ${round}`, () => whole.every((line) => raws().has(line)))
    await pair.unplug()
    await until(`lost in round ${round}`, () => attached.state() === 'lost')
    await end.close()
    await pair.plugIn()
  }
  // Each line once, and nothing of the half ones.
  expect(attached.readings()).toHaveLength(rounds * 3)
  expect(attached.rejects()).toEqual([])
  await attached.chamber.stop()
  await until('every terminal closed', () => openTerminals() === terminalsBefore)
})

it('finds out that a port has gone while it is being written to', async () => {
  const pair = await startSerialPair()
  onTestFinished(() => pair.stop())
  const attached = attach(await systemBinding(), pair.a, { locate: () => (existsSync(pair.a) ? pair.a : null) })
  const end = await openFarEnd(pair.b)
  end.port.write(`${reading(0, 0)}\r\n`)
  await until('recognised', () => attached.state() === 'recognised')
  await until('awake', () => end.written().includes('keepalive'))
  const answer = attached.chamber.setRelay('MIST_MAKER', true)
  await pair.unplug()
  expect(await answer).toMatchObject({ ok: false })
  await until('lost', () => attached.state() === 'lost')
  expect(await attached.chamber.setRelay('MIST_MAKER', true)).toEqual({ ok: false, refusal: { code: 'NOT_CONNECTED' } })
  await attached.chamber.stop()
  await end.close()
})
