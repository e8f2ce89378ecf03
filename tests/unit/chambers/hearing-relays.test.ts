import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeviceMessage } from '../../../electron/connections/frame.ts'
import type { RelayName } from '../../../electron/contract/chambers/relays.ts'
import { openHeardFarm, wellSaid } from './heard-farm.ts'

const second = 1000
let own: ReturnType<typeof openHeardFarm>
beforeEach(() => {
  own = openHeardFarm()
})
afterEach(() => {
  own.close()
})

const relay = (name: RelayName, on: boolean, atMs: number | null = own.deviceMs()): DeviceMessage => ({
  kind: 'relay',
  relay: name,
  on,
  atMs,
})
const online = (atMs: number | null = own.deviceMs()): DeviceMessage => ({ kind: 'status', online: true, atMs })
const shown = () => own.live().relays.map((one) => `${one.relay} ${one.on ? 'on' : 'off'}`)

describe('relays after a start that may have switched them off', () => {
  beforeEach(() => {
    own.hear(relay('MIST_MAKER', true))
    own.hear(relay('FRUITING_LED', false))
    own.pass(10 * second)
  })

  it('are unknown once the gateway has come up, until each is said again', () => {
    expect(shown()).toEqual(['MIST_MAKER on', 'FRUITING_LED off'])
    own.hear(online())
    expect(shown()).toEqual([])
    own.pass(35 * second)
    own.hear(wellSaid(own.deviceMs()))
    expect(shown()).toEqual([])
    own.hear(relay('FRUITING_LED', true))
    expect(shown()).toEqual(['FRUITING_LED on'])
  })

  it('are unknown when it came up while the broker was away, and kept only that word for us', () => {
    own.hear(online(), { retained: true })
    expect(shown()).toEqual([])
  })

  it('are as said where the gateway came up before they were said, or nobody knows when it did', () => {
    own.hear(online(own.deviceMs() - 11 * second), { retained: true })
    own.hear(online(null), { retained: true })
    own.hear(online(own.deviceMs() + second), { retained: true })
    expect(shown()).toEqual(['MIST_MAKER on', 'FRUITING_LED off'])
  })

  it('stay as they are when the gateway goes in good order', () => {
    own.hear({ kind: 'status', online: false, atMs: own.deviceMs() })
    expect(shown()).toEqual(['MIST_MAKER on', 'FRUITING_LED off'])
  })

  it('are unknown once the port of its board was opened, and those of another board are not', () => {
    own.hearing().boardReset('usb:2341:0043:7583')
    expect(shown()).toHaveLength(2)
    own.hearing().boardReset('MASH-B2-CAL26-CE637C')
    expect(shown()).toEqual([])
  })

  it('are all off when the board says that it has shut them down, whatever was known', () => {
    own.hear({ kind: 'note', text: '[WATCHDOG] Shutting down relays', event: 'relays-off' })
    expect(own.live().relays).toHaveLength(7)
    expect(own.live().relays.every(({ on }) => !on)).toBe(true)
    const at = own.live().relays.find((one) => one.relay === 'MIST_MAKER')?.at
    expect(at).toEqual(new Date(own.hostMs()))
  })

  it('are off in the room it speaks of, and as they were in the other', () => {
    own.hear(relay('SPAWNING_EXHAUST_FAN', true))
    const about = { room: 'fruiting' as const, quantity: null }
    own.hear({ kind: 'note', text: '[SAFETY]', event: 'relays-off', about })
    expect(shown()).toContain('SPAWNING_EXHAUST_FAN on')
    expect(shown()).toContain('MIST_MAKER off')
    expect(shown()).not.toContain('DEVICE_EXHAUST_FAN off')
  })

  it('say since when they are so, not when it was repeated', () => {
    const since = own.live().relays[0]?.at
    own.hear(relay('MIST_MAKER', true))
    own.hear({ kind: 'command-answer', ok: true, relay: 'MIST_MAKER', state: 'ON', text: '' })
    expect(own.live().relays[0]?.at).toEqual(since)
    own.hear({ kind: 'command-answer', ok: true, relay: 'MIST_MAKER', state: 'off', text: '' })
    expect(own.live().relays[0]).toMatchObject({ on: false, at: new Date(own.hostMs()) })
    own.hear({ kind: 'command-answer', ok: false, relay: 'MIST_MAKER', state: 'ON', text: '' })
    expect(own.live().relays[0]?.on).toBe(false)
  })
})

describe('a relay state that a broker kept', () => {
  const kept = (atMs: number | null) => {
    own.hear(relay('MIST_MAKER', true, atMs), { retained: true })
  }

  it('is believed with its own time while nothing newer is known', () => {
    kept(own.hostMs() - 60 * second)
    expect(own.live().relays).toEqual([{ relay: 'MIST_MAKER', on: true, at: new Date(own.hostMs() - 60 * second) }])
    own.hear(relay('MIST_MAKER', false))
    kept(own.hostMs() - 50 * second)
    expect(shown()).toEqual(['MIST_MAKER off'])
  })

  it.each([
    ['has no time', () => null],
    ['is of the future', () => own.hostMs() + 1],
  ])('is no news when it %s', (_, at) => {
    kept(at())
    expect(shown()).toEqual([])
  })

  it('is no news when the gateway has come up since', () => {
    own.hear(online())
    kept(own.deviceMs() - 1)
    expect(shown()).toEqual([])
    kept(own.deviceMs())
    expect(shown()).toEqual(['MIST_MAKER on'])
  })
})

it('takes a time of the future for the moment of receipt', () => {
  own.farm.deviceOffMs = 3_600_000
  own.hear(relay('MIST_MAKER', true))
  expect(own.live().relays[0]?.at).toEqual(new Date(own.hostMs()))
})
