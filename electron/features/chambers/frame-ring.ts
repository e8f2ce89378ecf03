import type { Arrived, LostValue } from '../../connections/frame.ts'
import type { RawFrame } from '../../contract/chambers/chambers.ts'
import { createTopic } from '../../platform/bus.ts'
import { seen } from '../../platform/foreign-words.ts'

const ringSize = 200
const longestTopic = 200
const longestRaw = 2000 // characters; the parser has refused longer ones already

/** Values of a frame that was understood otherwise: each is counted by itself, all stand beside the one frame. */
const lostWords = (lost: readonly LostValue[]): RawFrame['reject'] =>
  lost.length === 0
    ? null
    : { code: 'VALUE_LOST', detail: seen(lost.map((one) => `${one.room} ${one.quantity}: ${one.said}`).join(' · ')) }

/** The last raw frames of one device, understood or not, for the person who asks why. */
export function createFrameRing() {
  const added = createTopic<RawFrame>()
  let frames: RawFrame[] = []
  let seq = 0
  let rejects = 0
  let lostValues = 0
  return {
    add({ result, receivedAtMs, source, topic, raw }: Arrived) {
      seq += 1
      const lost = result.ok && result.value.kind === 'readings' ? result.value.lost : []
      const reject = result.ok ? lostWords(lost) : result.refusal
      if (!result.ok) rejects += 1
      lostValues += lost.length
      const frame = {
        seq,
        at: new Date(receivedAtMs),
        source,
        topic: topic === null ? null : seen(topic.slice(0, longestTopic)),
        raw: seen(raw.slice(0, longestRaw)),
        reject,
      }
      frames = [...frames.slice(1 - ringSize), frame]
      added.publish(frame)
    },
    counts: () => ({ frames: seq, rejects, lost: lostValues }),
    /** What is kept, then each new one. */
    async *stream(signal: AbortSignal): AsyncGenerator<RawFrame[], void, undefined> {
      const news = added.stream(signal, ringSize)
      yield frames
      yield* news
    },
  }
}
export type FrameRing = ReturnType<typeof createFrameRing>
