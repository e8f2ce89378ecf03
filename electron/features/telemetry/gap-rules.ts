import type { Gap } from '../../contract/telemetry.ts'
import { minuteMs } from '../../platform/durations.ts'

/** From when to when, in milliseconds. */
export type Span = { fromMs: number; untilMs: number }

/** A missed reading or two is no gap, nor are some more of a chamber that speaks seldom. */
const shortestMs = 3 * minuteMs
const mostSteps = 3

const middleOf = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length / 2)] ?? 0

/**
 * Where nothing was stored between two minutes in which something was. `minutes`: when each began, in milliseconds, in
 * order. What is missing up to now is no gap yet: whether a chamber is silent is said elsewhere.
 */
export function gapsIn(minutes: readonly number[]): Span[] {
  const steps = minutes.slice(1).map((at, i) => at - (minutes[i] ?? at))
  const usualMs = middleOf(steps.toSorted((a, b) => a - b))
  const limitMs = Math.max(shortestMs, mostSteps * usualMs)
  return steps.flatMap((step, i) => {
    const fromMs = (minutes[i] ?? 0) + minuteMs
    return step > limitMs ? [{ fromMs, untilMs: fromMs - minuteMs + step }] : []
  })
}

const overlapMs = (a: Span, b: Span) => Math.max(0, Math.min(a.untilMs, b.untilMs) - Math.max(a.fromMs, b.fromMs))
const isMostOf = (gap: Span, spans: readonly Span[]): boolean =>
  2 * spans.reduce((sum, span) => sum + overlapMs(gap, span), 0) >= gap.untilMs - gap.fromMs

/**
 * Why, as far as it is known. `others`: minutes in which another chamber's readings are stored; `ran`: when this desktop's
 * program ran. While it did not, what is stored of others says nothing: it may be a backlog of theirs alone.
 */
export function whyOf(gap: Span, { others, ran }: { others: readonly number[]; ran: readonly Span[] }): Gap['why'] {
  if (!isMostOf(gap, ran)) return 'off'
  const minutes = others.map((fromMs) => ({ fromMs, untilMs: fromMs + minuteMs }))
  const heard = minutes.filter((minute) => isMostOf(minute, ran))
  return isMostOf(gap, heard) ? 'silent' : 'unheard'
}
