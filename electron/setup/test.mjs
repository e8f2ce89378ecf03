// npm test: installs what the tests need and runs everything, in the order in which it fails fastest.
// --stage NAME runs one; --bench [NAME] runs the benches alone and prints one JSON line per figure.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, projectRun } from './install.mjs'
import { explain, StepFailed, step, stepAside } from './step.mjs'
import { ensureTestTools } from './system-packages.mjs'
import { addResults, noResults, readResults, slowest } from './test-results.mjs'

const bin = (name, path) => join('node_modules', name, path)
const tsc = bin('typescript', 'bin/tsc')
const vitest = bin('vitest', 'vitest.mjs')

const checks = {
  lint: [bin('eslint', 'bin/eslint.js'), '--max-warnings', '0', '.'],
  format: [bin('@biomejs/biome', 'bin/biome'), 'check', '.'],
  'types electron': [tsc, '-p', 'electron'],
  'types renderer': [tsc, '-p', 'renderer'],
  'types tests': [tsc, '-p', 'tests'],
  'who imports whom': [
    bin('dependency-cruiser', 'bin/dependency-cruiser.mjs'),
    'electron',
    'renderer',
    '--output-type',
    'err',
  ],
  'dead code': [bin('knip', 'bin/knip.js')],
  'schema and migrations': ['prisma/new-migration.ts', '--check'],
  lock: ['electron/setup/lockcheck.mjs'],
}

/** Reports, and what the tests of all stages share: see tests/support/run-folder.ts. */
const runFolder = mkdtempSync(join(tmpdir(), 'mash-test-'))
process.on('exit', () => {
  rmSync(runFolder, { recursive: true, force: true })
})

let total = noResults
/** How long the tests of each file took, by stage. */
const times = []

async function mustPass(what, args, options = {}) {
  const { code, output } = await projectRun(args, options)
  if (code !== 0) throw new StepFailed(`${what} failed.`, `To see it alone: node ${args.join(' ')}`, output)
}

/** The longest first: two at a time. */
async function inLanes(tasks) {
  const waiting = [...tasks]
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await next()
  }
  const lanes = [lane(), lane()].map((done) =>
    done.catch((error) => {
      waiting.length = 0 // the other lane ends with what it has begun
      throw error
    }),
  )
  const failed = (await Promise.allSettled(lanes)).find(({ status }) => status === 'rejected')
  if (failed) throw failed.reason
}

const checkTasks = Object.entries(checks).map(
  ([name, args]) =>
    () =>
      stepAside(`check: ${name}`, () => mustPass(name, args)),
)

const said = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped.length} skipped`

/** Runs tests that leave a JSON report; what a failure says is printed whole, it is all there is to go by. */
async function runTests(name, args, tell = step) {
  const report = join(runFolder, `${name}.json`)
  await tell(name, async () => {
    const shared = { MASH_TEST_FOLDER: runFolder, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
    const { code, output } = await projectRun(args(report), { env: shared })
    const results = readResults(report)
    total = addResults(total, results)
    times.push({ name, files: results.files })
    if (code !== 0) {
      console.log(`\n${output}`)
      throw new StepFailed(`${name}: ${said(results)}.`, `To run it alone: npm test -- --stage ${name}`)
    }
    return said(results)
  })
}

const vitestRun =
  (project, ...more) =>
  (report) => [
    ...[vitest, 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ...more,
  ]

const unit = (tell) => runTests('unit', vitestRun('unit'), tell)

const stages = {
  check: () => inLanes(checkTasks),
  unit: () => unit(),
  build: () => ensureBuilt(),
  integration: () => runTests('integration', vitestRun('integration')),
  e2e: () => runTests('e2e', () => [bin('@playwright/test', 'cli.js'), 'test', '--reporter=line,json']),
  faults: () => runTests('faults', vitestRun('faults')),
  bench: () => runTests('bench', vitestRun('bench')),
}

/** Stages that need what an earlier one made, when they are run alone. */
const before = { integration: ensureBuilt, e2e: ensureBuilt, faults: ensureBuilt, bench: ensureBuilt }

async function runStages(only) {
  if (only && !stages[only])
    throw new StepFailed(`There is no stage ${only}.`, `Stages: ${Object.keys(stages).join(', ')}`)
  await ensureInstalled()
  if (only !== 'check') await ensureTestTools()
  if (only) {
    await before[only]?.()
    return stages[only]()
  }
  // Lint has one core to itself for longer than all the others take beside it.
  await inLanes([...checkTasks, () => unit(stepAside), () => ensureBuilt(stepAside)])
  for (const name of ['integration', 'e2e', 'faults', 'bench']) await stages[name]()
}

/** The figures go to standard output, one JSON line each; what is installed or built says so before. */
async function runBench(name) {
  await ensureInstalled()
  await ensureTestTools()
  await ensureBuilt()
  // The name comes before the flags: after one without a value it would be taken for that.
  const args = [
    vitest,
    'run',
    ...(name ? [`tests/bench/${name}`] : []),
    '--project',
    'bench',
    '--disable-console-intercept',
  ]
  const { code, output } = await projectRun(args, { env: { MASH_LONG: '1' } })
  for (const figure of output.match(/^\{"bench".*\}$/gm) ?? []) console.log(figure)
  if (code !== 0) throw new StepFailed('A bench failed.', 'The lines above say which.', output)
}

function valueOf(flag) {
  const at = process.argv.indexOf(flag)
  return at > 0 ? process.argv[at + 1] : undefined
}

try {
  if (process.argv.includes('--bench')) await runBench(valueOf('--bench'))
  else await runStages(valueOf('--stage'))
} catch (error) {
  explain(error)
  process.exitCode = 1
}
if (!process.argv.includes('--bench')) {
  for (const { name, files } of times) {
    console.log(`${name}: what took longest, of the time of its ${files.length} files`)
    for (const line of slowest(files)) console.log(line)
  }
  for (const name of total.skipped) console.log(`SKIPPED ${name}`)
  console.log(said(total))
}
