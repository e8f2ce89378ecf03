import type { RawFrame } from '../../../electron/contract/chambers/chambers.ts'

const mostFrames = 1000

/**
 * Adds what came. After a lost connection the host sends all it keeps again, and after its restart it counts anew:
 * what is later than the batch's beginning, or has a number of the batch, is the batch's to say.
 */
export function joinFrames(earlier: readonly RawFrame[], batch: readonly RawFrame[]): RawFrame[] {
  const [first] = batch
  if (!first) return [...earlier]
  const numbers = new Set(batch.map(({ seq }) => seq))
  const before = earlier.filter(({ seq, at }) => !numbers.has(seq) && at <= first.at)
  return [...before, ...batch].slice(-mostFrames)
}

/** One line for each frame, to hand on: UTC, where it came from, the frame as it was, why it was refused. */
export function framesAsText(frames: readonly RawFrame[]): string {
  const lines = frames.map(({ at, source, topic, raw, reject }) => {
    const why = reject ? `\t! ${reject.code}: ${reject.detail}` : ''
    return `${at.toISOString()}\t${topic ?? source}\t${raw.trimEnd()}${why}`
  })
  return `${lines.join('\n')}\n`
}
