/** One line for each figure: a ratio measured in this very run, ours over the reference. */
export function report(
  line: { bench: string; ratio: number; of: string; aim: string } & Record<string, string | number>,
): void {
  const { ratio, ...rest } = line
  console.log(JSON.stringify({ ...rest, ratio: Math.round(ratio * 1000) / 1000 }))
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Runs both in turns, so that a busy moment hits both alike; gives the median milliseconds of each. */
export async function inTurns(
  rounds: number,
  ours: () => Promise<unknown>,
  reference: () => Promise<unknown>,
): Promise<{ oursMs: number; referenceMs: number }> {
  const times = { ours: [] as number[], reference: [] as number[] }
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, work] of [
      ['ours', ours],
      ['reference', reference],
    ] as const) {
      const start = performance.now()
      await work()
      times[name].push(performance.now() - start)
    }
  }
  return { oursMs: median(times.ours), referenceMs: median(times.reference) }
}

/** The long form is asked for by `npm run bench`; CI runs the short one. */
export const isLong = process.env.MASH_LONG === '1'
