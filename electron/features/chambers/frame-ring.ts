import type { RawFrame } from '../../contract/chambers/chambers.ts'
import { createTopic } from '../../platform/bus.ts'

const kept = 200
const longestRaw = 2000 // characters; the parser has refused longer ones already

/** The last raw frames of one device, understood or not, for the person who asks why. */
export function createFrameRing() {
  const added = createTopic<RawFrame>()
  let frames: RawFrame[] = []
  let seq = 0
  let rejects = 0
  return {
    add(frame: Omit<RawFrame, 'seq'>) {
      seq += 1
      if (frame.reject) rejects += 1
      const whole = { ...frame, raw: frame.raw.slice(0, longestRaw), seq }
      frames = [...frames.slice(1 - kept), whole]
      added.publish(whole)
    },
    counts: () => ({ frames: seq, rejects }),
    /** What is kept, then each new one. */
    async *stream(signal: AbortSignal): AsyncGenerator<RawFrame[], void, undefined> {
      const news = added.stream(signal, kept)
      yield frames
      yield* news
    },
  }
}
export type FrameRing = ReturnType<typeof createFrameRing>
