export type Trace = { t: readonly number[]; values: readonly number[] }

/** The newest reading at the end of a trace of bucket means, which end up to one bucket earlier. */
export function withLatest(trace: Trace, reading: { value: number; measuredAt: Date } | null): Trace {
  if (!reading) return trace
  const at = reading.measuredAt.getTime()
  if ((trace.t.at(-1) ?? Number.NEGATIVE_INFINITY) >= at) return trace
  return { t: [...trace.t, at], values: [...trace.values, reading.value] }
}
