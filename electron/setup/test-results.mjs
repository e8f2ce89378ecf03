import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { root, seconds } from './step.mjs'

const none = { passed: 0, failed: 0, skipped: [], files: [] }

function fromVitest(report) {
  const tests = report.testResults.flatMap((file) => file.assertionResults)
  // A file that could not be loaded has no tests, and is a failure all the same.
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: tests.filter((test) => test.status === 'failed').length + brokenFiles.length,
    skipped: tests.filter((test) => !['passed', 'failed'].includes(test.status)).map((test) => test.fullName),
    files: report.testResults.map(({ name, startTime, endTime }) => ({
      name: relative(root, name),
      ms: endTime - startTime,
    })),
  }
}

function* specsOf(suite, above) {
  const title = suite.title ? [...above, suite.title] : above
  for (const spec of suite.specs ?? []) yield { title: [...title, spec.title].join(' › '), spec }
  for (const inner of suite.suites ?? []) yield* specsOf(inner, title)
}

function fromPlaywright(report) {
  const { expected, unexpected, flaky } = report.stats
  const skipped = report.suites
    .flatMap((suite) => [...specsOf(suite, [])])
    .flatMap(({ title, spec }) =>
      spec.tests
        .filter((test) => test.status === 'skipped')
        .map((test) => {
          const why = test.annotations.find((note) => note.type === 'skip')?.description
          return why ? `${title}: ${why}` : title
        }),
    )
  const files = report.suites.map((suite) => {
    const runs = [...specsOf(suite, [])].flatMap(({ spec }) => spec.tests.flatMap((test) => test.results))
    return { name: `tests/e2e/${suite.file}`, ms: runs.reduce((sum, { duration }) => sum + duration, 0) }
  })
  return { passed: expected, failed: unexpected + flaky, skipped, files }
}

/**
 * Counts of a JSON report of vitest or Playwright, and how long the tests of each file took; a test that passed only on
 * a second try counts as failed.
 */
export function readResults(file) {
  if (!existsSync(file)) return none
  const report = JSON.parse(readFileSync(file, 'utf8'))
  return 'stats' in report ? fromPlaywright(report) : fromVitest(report)
}

export function addResults(a, b) {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: [...a.skipped, ...b.skipped],
    files: [...a.files, ...b.files],
  }
}

export const noResults = none

const most = 8

/** The files that took longest, a line each; files of several workers ran at once. */
export function slowest(files) {
  const all = files.reduce((sum, { ms }) => sum + ms, 0)
  const first = files.toSorted((a, b) => b.ms - a.ms).slice(0, most)
  const share = (ms) => `${Math.round((100 * ms) / Math.max(1, all))} %`
  return first.map(({ name, ms }) => `${seconds(ms).padStart(9)} ${share(ms).padStart(5)}  ${name}`)
}
