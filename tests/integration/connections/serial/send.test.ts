import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Binding, systemBinding } from '../../../../electron/connections/serial/serial-port.ts'
import { type SerialPair, startSerialPair } from '../../../support/serial-pair.ts'
import { until } from '../../../support/until.ts'
import { attach as attachTo, openFarEnd, plugBoard } from './bench.ts'

const line = '{"actuator":"MIST_MAKER","state":"ON"}'
let binding: Binding
let pair: SerialPair
const ends: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  binding = await systemBinding()
})
beforeEach(async () => {
  pair = await startSerialPair()
})
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
  await pair.stop()
})

const attach = () => {
  const attached = attachTo(binding, pair.a)
  ends.push(() => attached.chamber.stop())
  return attached
}
const refused = (code: string) => ({ ok: false, refusal: { code } })

describe('a line to the board', () => {
  it('is written before it is said to be, and a simulated board does it', async () => {
    const attached = attach()
    const { board, unplug } = await plugBoard(pair.b, 'A')
    ends.push(unplug)
    await until('awake', async () => (await attached.chamber.send(line)).ok)
    await until('the relay is on', () => board.chamber.relays.MIST_MAKER)
    await until('the board says so', () =>
      attached.messages().some((one) => one.kind === 'command-answer' && one.ok && one.relay === 'MIST_MAKER'),
    )
  })

  it('is refused before the board is known, and once the port is closed', async () => {
    const attached = attach()
    const end = await openFarEnd(pair.b)
    ends.push(() => end.close())
    expect(await attached.chamber.send(line)).toEqual(refused('NOT_CONNECTED'))
    end.port.write('{"fruiting":{"temp":24,"humidity":90,"co2":800}}\r\n')
    await until('awake', async () => (await attached.chamber.send(line)).ok)
    await attached.chamber.stop()
    expect(await attached.chamber.send(line)).toEqual(refused('NOT_CONNECTED'))
  })

  it('is refused when it is longer than a board takes in, to the character', async () => {
    const attached = attach()
    const { unplug, written } = await plugBoard(pair.b, 'A')
    ends.push(unplug)
    await until('awake', async () => (await attached.chamber.send(line)).ok)
    const fits = 'x'.repeat(127)
    expect(await attached.chamber.send(fits)).toMatchObject({ ok: true })
    await until('all of it is there', () => written().includes(`${fits}\n`))
    expect(await attached.chamber.send(`${fits}x`)).toEqual(refused('TOO_LONG'))
    expect(written()).not.toContain('x'.repeat(128))
  })

  it('is refused for an older board, which has other commands', async () => {
    const attached = attach()
    const { unplug, written } = await plugBoard(pair.b, 'C')
    ends.push(unplug)
    await until('recognised, and awake', async () => {
      const sent = await attached.chamber.send(line)
      return !sent.ok && sent.refusal.code === 'NOT_SUPPORTED'
    })
    expect(written()).toBe('')
  })

  it('is not said to be written when the board is pulled out under it', async () => {
    const attached = attach()
    const end = await openFarEnd(pair.b)
    end.port.write('{"fruiting":{"temp":24,"humidity":90,"co2":800}}\r\n')
    await until('awake', async () => (await attached.chamber.send(line)).ok)
    await end.close()
    await pair.unplug()
    await until('gone', () => attached.state() === 'lost')
    expect(await attached.chamber.send(line)).toEqual(refused('NOT_CONNECTED'))
  })
})
