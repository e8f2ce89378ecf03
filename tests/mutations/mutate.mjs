// npm run mutate -- [ROOM or FILE …] [--changed] [--unit] [--breaks]: breaks the program in small ways and shows which
// breaks no test noticed. tests/README.md says how to read it.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt, ensureInstalled, projectRun } from '../../electron/setup/install.mjs'
import { explain, root, run, StepFailed } from '../../electron/setup/step.mjs'
import { ensureTestTools } from '../../electron/setup/system-packages.mjs'
import { tryBreaks } from './hand-made.mjs'
import { allRooms, canBeBroken, filesOf, isPure, roomOf } from './rooms.mjs'
import { keepScores } from './table.mjs'

const at = (...parts) => join(root, ...parts)
const work = at('.mutate')
const rooms = allRooms(root)

/** Texts and literals of a service are seldom rules, and each of its mutants costs seconds. */
const notInServices = [
  'StringLiteral',
  'ObjectLiteral',
  'ArrayDeclaration',
  'Regex',
  'UpdateOperator',
  'MethodExpression',
]

const unitTests = ['tests/unit/**/*.test.{ts,tsx}']
const testsOf = ({ tests }) =>
  tests.flatMap((name) => [`tests/integration/${name}/**/*.test.ts`, `tests/integration/${name}.test.ts`])

const configOf = ({ files, isUnitAlone, report }) => ({
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'tests/mutations/vitest.config.ts' },
  coverageAnalysis: 'perTest',
  // A mutant in a constant of a module is seen only by a test that loads it anew: none of ours does.
  ignoreStatic: true,
  concurrency: isUnitAlone ? 2 : 1,
  timeoutMS: 60_000,
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: report },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  tempDirName: '.mutate/sandbox',
  ignorePatterns: ['release', 'test-results', '.mutate'],
  mutate: files,
  mutator: { excludedMutations: isUnitAlone ? [] : notInServices },
})

/** Breaks these files; gives Stryker's report. */
async function breakFiles({ room, files, isUnitAlone }) {
  mkdirSync(work, { recursive: true })
  const report = join(work, 'report.json')
  rmSync(report, { force: true })
  const config = join(work, 'stryker.config.json')
  writeFileSync(config, JSON.stringify(configOf({ files, isUnitAlone, report })))
  const tests = isUnitAlone ? unitTests : [...unitTests, ...testsOf(room)]
  const env = { MASH_MUTATE_TESTS: JSON.stringify(tests), MASH_MUTATE_UNIT: isUnitAlone ? '1' : '0' }
  const stryker = 'node_modules/@stryker-mutator/core/bin/stryker.js'
  const { output } = await projectRun([stryker, 'run', relative(root, config)], { env, live: true })
  if (!existsSync(report)) throw new StepFailed('Nothing was broken.', 'The tests must pass before; see above.', output)
  return JSON.parse(readFileSync(report, 'utf8'))
}

async function changedFiles() {
  const { output: tracked } = await run('git', ['diff', '--name-only', 'HEAD'])
  const { output: added } = await run('git', ['ls-files', '--others', '--exclude-standard'])
  return `${tracked}\n${added}`.split('\n').filter((file) => file !== '' && existsSync(at(file)))
}

/** What is to be broken: by room, its rules apart from its services. */
async function chosen({ names, changed }) {
  const roomsNamed = rooms.filter(({ name }) => names.includes(name))
  const named = names.filter((name) => !roomsNamed.some((room) => room.name === name))
  const unknown = named.filter((name) => !existsSync(at(name)))
  if (unknown.length > 0)
    throw new StepFailed(
      `There is no room or file ${unknown.join(', ')}.`,
      `Rooms: ${rooms.map(({ name }) => name).join(', ')}`,
    )
  const single = [...named, ...(changed ? await changedFiles() : [])].filter(canBeBroken)
  const whole = roomsNamed.map((room) => ({ room, files: filesOf(root, rooms, room), isWhole: true }))
  const parts = rooms.map((room) => ({ room, files: single.filter((file) => roomOf(rooms, file) === room) }))
  return [...whole, ...parts.filter(({ files }) => files.length > 0)]
}

async function mutate({ names, changed, unit, breaks }) {
  await ensureInstalled()
  await ensureTestTools()
  const works = await chosen({ names, changed })
  if (!breaks && works.length === 0) throw new StepFailed('Nothing was named.', 'npm run mutate -- orders')
  for (const { room, files, isWhole } of breaks ? [] : works) {
    const [rules, services] = [files.filter((file) => isPure(root, file)), files.filter((file) => !isPure(root, file))]
    for (const part of [
      { kind: 'rules', files: rules, isUnitAlone: true },
      { kind: 'services', files: unit ? [] : services, isUnitAlone: false },
    ]) {
      if (part.files.length === 0) continue
      if (!part.isUnitAlone) await ensureBuilt()
      const report = await breakFiles({ room, ...part })
      if (isWhole) keepScores(at('tests/mutations/table.json'), { room: room.name, kind: part.kind, report })
    }
  }
  const isAsked = (file) =>
    works.length === 0 ||
    works.some(({ room, files, isWhole }) => (isWhole ? roomOf(rooms, file) === room : files.includes(file)))
  const missed = unit
    ? []
    : await tryBreaks({
        root,
        work,
        isAsked,
        testsOf: (file) => ({ unit: unitTests, room: testsOf(roomOf(rooms, file)) }),
      })
  if (missed.length > 0)
    throw new StepFailed('Breaks made by hand were not noticed.', 'tests/README.md: what to do then')
}

try {
  const options = { changed: { type: 'boolean' }, unit: { type: 'boolean' }, breaks: { type: 'boolean' } }
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  await mutate({ names: positionals, ...values })
} catch (error) {
  explain(error)
  process.exitCode = 1
}
