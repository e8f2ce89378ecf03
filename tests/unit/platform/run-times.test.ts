import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { keepRunTimes } from '../../../electron/platform/run-times.ts'

const day = 86_400_000
function desktop() {
  const dataDir = mkdtempSync(join(tmpdir(), 'mash-run-'))
  onTestFinished(() => {
    rmSync(dataDir, { recursive: true })
  })
  const clock = { ms: Date.UTC(2026, 10, 29) }
  const faults: unknown[] = []
  const start = () => keepRunTimes(dataDir, { now: () => new Date(clock.ms), onFault: (e) => void faults.push(e) })
  return { clock, faults, start, file: join(dataDir, 'run-times.json') }
}

it('knows when the program ran before, after a stop and after a kill', () => {
  const { clock, start, faults } = desktop()
  const begin = clock.ms
  const first = start()
  clock.ms += 5000
  first.stop()
  clock.ms += 60_000
  start() // and is killed: no more is known than that it began
  clock.ms += 60_000
  const third = start()
  clock.ms += 1000
  expect(third.spans()).toEqual([
    { fromMs: begin, untilMs: begin + 5000 },
    { fromMs: begin + 65_000, untilMs: begin + 65_000 },
    { fromMs: begin + 125_000, untilMs: begin + 126_000 },
  ])
  third.stop()
  expect(faults).toEqual([])
})

it('forgets what is a week old, to the millisecond', () => {
  const { clock, start } = desktop()
  start().stop()
  clock.ms += 7 * day - 1
  const last = start()
  expect(last.spans()).toHaveLength(2)
  clock.ms += 1
  expect(last.spans()).toHaveLength(1)
  last.stop()
})

it('begins anew, and says so, where what was kept can not be read; a clock set back ends nothing before it began', () => {
  const { clock, start, faults, file } = desktop()
  writeFileSync(file, '[{"fromMs":')
  const run = start()
  expect(faults).toHaveLength(1)
  const began = clock.ms
  clock.ms -= day
  expect(run.spans()).toEqual([{ fromMs: began, untilMs: began }])
  run.stop()
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual([{ fromMs: began, untilMs: began }])
})
