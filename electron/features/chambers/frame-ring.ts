import type { Arrived } from '../../connections/frame.ts'
import type { RawFrame } from '../../contract/chambers/chambers.ts'
import { createTopic } from '../../platform/bus.ts'
import { seen } from '../../platform/foreign-words.ts'

const ringSize = 200
const longestTopic = 200
const longestRaw = 2000 // characters; the parser has refused longer ones already

const longestSaid = 40

const lostIn = (result: Arrived['result']): RawFrame['lost'] =>
  result.ok && result.value.kind === 'readings'
    ? result.value.lost.map(({ said, ...place }) => ({ ...place, said: seen(said.slice(0, longestSaid)) }))
    : []

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
      const reject = result.ok ? null : result.refusal
      if (reject) rejects += 1
      const lost = lostIn(result)
      lostValues += lost.length
      const frame = {
        seq,
        at: new Date(receivedAtMs),
        source,
        topic: topic === null ? null : seen(topic.slice(0, longestTopic)),
        raw: seen(raw.slice(0, longestRaw)),
        reject,
        lost,
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
