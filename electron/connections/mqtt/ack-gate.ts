import type { Log } from '../../platform/log.ts'

/** The part of a broker's byte stream that is needed to hold answers back. */
export type AnswerStream = { cork(): void; uncork(): void; destroy(): unknown }

export type AckGate = {
  /** A message has come over this stream: nothing more leaves it before the next commit. */
  hold(stream: AnswerStream): void
  /** Commits now, and lets the answers go. */
  settle(): void
}

/**
 * Lets no acknowledgement leave before what it acknowledges is durable: the stream is corked at the first message and
 * uncorked after `commit`, once for all that came in together. When `commit` throws, the stream is cut instead, the
 * broker keeps the messages, and `onFailed` hears of it.
 */
export function createAckGate(deps: { commit(): void; onFailed(error: unknown): void; log: Log }): AckGate {
  let waiting: AnswerStream | null = null
  let pending: NodeJS.Immediate | null = null

  const settle = () => {
    if (pending) clearImmediate(pending)
    pending = null
    const stream = waiting
    if (!stream) return
    waiting = null
    try {
      deps.commit()
    } catch (error) {
      deps.log.error({ err: error }, 'readings could not be made durable: the broker is not answered and keeps them')
      stream.destroy()
      deps.onFailed(error)
      return
    }
    stream.uncork()
  }
  return {
    hold(stream) {
      if (waiting === stream) return
      settle()
      waiting = stream
      stream.cork()
      pending = setImmediate(settle)
    },
    settle,
  }
}
