import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Clock } from './clock.ts'
import { writeDurably } from './durable-files.ts'
import { dayMs, minuteMs } from './durations.ts'

const span = z.object({ fromMs: z.number(), untilMs: z.number() })
type Span = z.infer<typeof span>

/** Long enough for whoever asks what was missed over a weekend. */
const keptMs = 7 * dayMs

/** When this desktop's program ran, to a minute: after a power cut it is known until when it did. */
export type RunTimes = { spans: () => readonly Span[]; stop: () => void }

/** `dataDir`: the desktop's own. What can't be read or kept is told and begun anew: nothing but a sentence hangs on it. */
export function keepRunTimes(
  dataDir: string,
  { now, onFault }: { now: Clock; onFault: (e: unknown) => void },
): RunTimes {
  const file = join(dataDir, 'run-times.json')
  const fromMs = now().getTime()
  let before: Span[] = []
  try {
    if (existsSync(file)) before = z.array(span).parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    onFault(error)
  }
  const spans = () => {
    const untilMs = Math.max(fromMs, now().getTime())
    return [...before.filter((one) => one.untilMs > untilMs - keptMs), { fromMs, untilMs }]
  }
  const keep = () => {
    try {
      writeDurably(file, JSON.stringify(spans()))
    } catch (error) {
      onFault(error)
    }
  }
  keep()
  const timer = setInterval(keep, minuteMs)
  timer.unref()
  return {
    spans,
    stop: () => {
      clearInterval(timer)
      keep()
    },
  }
}
