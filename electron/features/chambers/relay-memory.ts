import type { Arrived, DeviceMessage } from '../../connections/frame.ts'
import { type RelayName, relayName, relayRoom } from '../../contract/chambers/relays.ts'

type State = { on: boolean; at: Date }

/** How a board's relays were last said to be. What is not in here is unknown. */
export type RelayMemory = {
  states: Map<RelayName, State>
  /** Since when they may be otherwise without a word, by the device's time. */
  unknownSinceMs: number
}

export const noRelays = (): RelayMemory => ({ states: new Map(), unknownSinceMs: Number.NEGATIVE_INFINITY })

/** The board may have been reset, which switches its relays off without a word: unknown until said again. */
export function forgetRelays(memory: RelayMemory, sinceMs: number): void {
  memory.states.clear()
  memory.unknownSinceMs = Math.max(memory.unknownSinceMs, sinceMs)
}

function switchedOff({ states }: RelayMemory, at: Date, room: string | null) {
  for (const relay of relayName.options) {
    if (room === null || relayRoom[relay] === room) setRelay(states, relay, { on: false, at })
  }
}

/** In auto mode a gateway repeats each state every 5 s: since when it holds is what a person asks. */
function setRelay(states: RelayMemory['states'], relay: RelayName, state: State) {
  if (states.get(relay)?.on !== state.on) states.set(relay, state)
}

/** What a broker kept of a relay is believed only where nothing newer is known and the board was not reset since. */
function isNews({ states, unknownSinceMs }: RelayMemory, relay: RelayName, atMs: number | null, receivedAtMs: number) {
  if (atMs === null || atMs > receivedAtMs || atMs < unknownSinceMs) return false
  const known = states.get(relay)
  return !known || known.at.getTime() < atMs
}

/** Remembers what a message says of the relays. A time in the future is the moment of receipt. */
export function hearRelays(memory: RelayMemory, message: DeviceMessage, arrived: Arrived): void {
  const { receivedAtMs, retained } = arrived
  const received = new Date(receivedAtMs)
  if (message.kind === 'relay') {
    const { relay, on, atMs } = message
    if (retained && !isNews(memory, relay, atMs, receivedAtMs)) return
    setRelay(memory.states, relay, { on, at: new Date(Math.min(atMs ?? receivedAtMs, receivedAtMs)) })
  }
  if (message.kind === 'command-answer' && message.ok && message.relay)
    setRelay(memory.states, message.relay, { on: message.state === 'ON', at: received })
  if (message.kind !== 'note') return
  if (message.event === 'relays-off') switchedOff(memory, received, message.about?.room ?? null)
  // The board has restarted: every relay is off (ecosystem 1.1).
  if (message.event === 'ready')
    for (const [relay] of memory.states) memory.states.set(relay, { on: false, at: received })
}
