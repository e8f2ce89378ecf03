import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRun } from '../../electron/setup/install.mjs'

const apart = ['node_modules', '.git', '.mutate', 'release', 'test-results']

/** A copy in which one thing at a time is broken, so that the checkout stays as it is. */
function copyOf(root, work) {
  const copy = join(work, 'by-hand')
  rmSync(copy, { recursive: true, force: true })
  mkdirSync(copy, { recursive: true })
  for (const name of readdirSync(root).filter((one) => !apart.includes(one)))
    cpSync(join(root, name), join(copy, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir')
  return copy
}

async function readBreaks(root) {
  const folder = join(root, 'tests/mutations/breaks')
  const files = readdirSync(folder).filter((name) => name.endsWith('.mjs'))
  return (await Promise.all(files.map((name) => import(join(folder, name))))).flatMap(({ breaks }) => breaks)
}

/** Which tests notice what stands broken in the copy: the first of unit, room and elsewhere that do, or null. */
async function noticedBy(copy, file, tests) {
  const vitest = 'node_modules/vitest/vitest.mjs'
  // SQL is imported by nobody: then all tests of the room are asked.
  const those = /\.tsx?$/.test(file) ? ['related', file, '--run'] : ['run']
  for (const [name, include] of Object.entries(tests)) {
    if (include.length === 0) continue
    const env = { MASH_MUTATE_TESTS: JSON.stringify(include), MASH_MUTATE_UNIT: name === 'unit' ? '1' : '0' }
    const more = ['--config', 'tests/mutations/vitest.config.ts', '--bail', '1', '--passWithNoTests']
    const { code } = await projectRun([vitest, ...those, ...more], { cwd: copy, env })
    if (code !== 0) return name
  }
  return null
}

/**
 * Tries each break of tests/mutations/breaks: what Stryker does not break (SQL, migrations, what a person gets wrong).
 * Gives those that no test noticed and no line explains, and those whose text no longer stands in the file.
 */
export async function tryBreaks({ root, work, isAsked, testsOf }) {
  const breaks = (await readBreaks(root)).filter(({ file, near }) => isAsked(near ?? file))
  if (breaks.length === 0) return []
  const copy = copyOf(root, work)
  const missed = []
  for (const { file, from, to, means, near, guarded, alsoBy = [] } of breaks) {
    const path = join(copy, file)
    const before = existsSync(path) ? readFileSync(path, 'utf8') : ''
    const times = before.split(from).length - 1
    if (times !== 1) {
      missed.push(`stands ${times} times in ${file}, not once: ${from}`)
      console.log(missed.at(-1))
      continue
    }
    writeFileSync(
      path,
      before.replace(from, () => to),
    )
    const by = await noticedBy(copy, file, { ...testsOf(near ?? file), elsewhere: alsoBy })
    writeFileSync(path, before)
    console.log(`${by ? `noticed (${by})` : guarded ? `guarded (${guarded})` : 'NOT NOTICED'}: ${means}`)
    if (!by && !guarded) missed.push(means)
  }
  console.log(`breaks made by hand: ${breaks.length - missed.length} of ${breaks.length} noticed or explained`)
  return missed
}
