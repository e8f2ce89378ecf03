import type { RelayName } from '../../contract/chambers/relays.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import type { DeviceMessage } from '../frame.ts'
import type { WriteRefusal } from './serial-session.ts'

export type SendRefusal =
  | WriteRefusal
  /** The board speaks an older dialect, which has other commands. */
  | { code: 'NOT_SUPPORTED' }
  /** The board drops what is past its limit without a word. */
  | { code: 'TOO_LONG' }
export type RelayRefusal = SendRefusal | { code: 'REFUSED'; text: string }

export type RelayTimes = { answerMs: number; restoreAfterMs: number; restoreGapMs: number }

type Answer = Result<undefined, RelayRefusal>
type Waiting = { relay: RelayName; state: string; answer(answer: Answer): void }

export type RelayCommands = {
  /** Resolves when the board says that it has switched, or why not. One command is on its way at a time. */
  set(relay: RelayName, on: boolean): Promise<Answer>
  hear(message: DeviceMessage): void
  /** The port has gone: nothing that is on its way will be answered. */
  cut(): void
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

const commandLine = (relay: RelayName, state: string) => JSON.stringify({ actuator: relay, state })

/**
 * Switches relays and remembers which ones this app has switched: a board that has restarted, or that has missed us,
 * gets those again, and no others (decision 41). `send` refuses when the board can't be commanded now.
 */
export function createRelayCommands(
  send: (line: string) => Promise<Result<undefined, SendRefusal>>,
  times: RelayTimes,
): RelayCommands {
  const ours = new Map<RelayName, boolean>()
  let waiting: Waiting | null = null
  let restoring: NodeJS.Timeout | null = null
  let queue: Promise<unknown> = Promise.resolve()

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work)
    queue = result.catch(() => undefined)
    return result
  }

  const command = (relay: RelayName, on: boolean): Promise<Answer> => {
    const state = on ? 'ON' : 'OFF'
    return new Promise((resolve) => {
      const late = setTimeout(() => waiting?.answer(refuse({ code: 'TIMEOUT' })), times.answerMs)
      const own: Waiting = {
        relay,
        state,
        answer: (answer) => {
          clearTimeout(late)
          if (waiting === own) waiting = null
          if (answer.ok) ours.set(relay, on)
          resolve(answer)
        },
      }
      waiting = own // before it is sent: the board's echo may come before the system says that all is written
      void send(commandLine(relay, state)).then((sent) => {
        if (!sent.ok && waiting === own) own.answer(sent)
      })
    })
  }

  const restore = async () => {
    for (const relay of [...ours.keys()]) {
      // Read now: a person may have switched it while we waited.
      if (!(await send(commandLine(relay, ours.get(relay) === true ? 'ON' : 'OFF'))).ok) return
      await pause(times.restoreGapMs)
    }
  }
  const restoreSoon = () => {
    if (restoring) clearTimeout(restoring)
    restoring = setTimeout(() => {
      restoring = null
      void inTurn(restore)
    }, times.restoreAfterMs)
  }

  return {
    set: (relay, on) => inTurn(() => command(relay, on)),
    hear(message) {
      if (message.kind === 'note' && (message.event === 'ready' || message.event === 'watchdog-recovered'))
        restoreSoon()
      if (message.kind !== 'command-answer' || !waiting) return
      if (!message.ok) {
        // The board does not say which command it did not understand; only one is on its way.
        if (message.relay === null || message.relay === waiting.relay)
          waiting.answer(refuse({ code: 'REFUSED', text: message.text }))
      } else if (message.relay === waiting.relay && message.state === waiting.state) waiting.answer(ok(undefined))
    },
    cut() {
      if (restoring) clearTimeout(restoring)
      restoring = null
      waiting?.answer(refuse({ code: 'NOT_CONNECTED' }))
    },
  }
}
