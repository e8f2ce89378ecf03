import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fingerprint, isStamped, stamp } from './fingerprint.mjs'
import { isInstalled } from './lockcheck.mjs'
import { projectEnv, projectNode, root, run, StepFailed, step, systemPath } from './step.mjs'
import { ensureKeychainLibrary } from './system-packages.mjs'

const at = (...parts) => join(root, ...parts)
const oldestNode = 20

/** npm itself, on the Node it came with: the project's Node is one of the packages that it replaces. */
async function npm(...args) {
  const node = process.env.npm_node_execpath ?? process.execPath
  const beside = join(dirname(node), 'node_modules', 'npm', 'bin', 'npm-cli.js')
  const cli = [process.env.npm_execpath, beside].find((path) => path?.endsWith('.js') && existsSync(path))
  const env = { ...process.env, PATH: systemPath() }
  return cli ? run(node, [cli, ...args], { env }) : run('npm', args, { env })
}

const registryCure = 'Check the network and the registry (npm config get registry), then run the same command again.'

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'))

async function ensurePackages() {
  const installed = at('node_modules', '.package-lock.json')
  if (existsSync(installed) && isInstalled(readJson(at('package-lock.json')), readJson(installed))) return
  await ensureKeychainLibrary()
  await step('packages: installing what package-lock.json names', async () => {
    const { code, output } = await npm('ci', '--no-audit', '--no-fund')
    if (code !== 0) throw new StepFailed('The packages could not be installed.', registryCure, output)
  })
}

async function projectNodeVersion() {
  const { code, output } = existsSync(projectNode) ? await run(projectNode, ['--version']) : { code: null, output: '' }
  return code === 0 ? output.trim().replace(/^v/, '') : null
}

/** npm 11 may have held back the script that fetches the binary, so it is asked for by name. */
async function ensureNode() {
  const wanted = readJson(at('package.json')).devDependencies.node
  if ((await projectNodeVersion()) === wanted) return
  await step(`Node ${wanted}: fetching the version that Electron embeds`, async () => {
    const { output } = await npm('rebuild', 'node')
    const got = await projectNodeVersion()
    if (got !== wanted)
      throw new StepFailed(`Node ${wanted} could not be fetched (found: ${got ?? 'none'}).`, registryCure, output)
  })
}

/** Runs one of our own programs or a package's command on the project's Node. */
export function projectRun(args, options = {}) {
  return run(projectNode, args, { ...options, env: projectEnv(options.env) })
}

async function ensureClient() {
  const mark = fingerprint(root, ['prisma/schema', 'prisma/generate.mjs', 'package-lock.json'])
  const file = at('prisma', 'generated', '.made-from')
  if (isStamped(file, mark)) return
  await step('database client: making it from the schema', async () => {
    const { code, output } = await projectRun(['prisma/generate.mjs'])
    const cure = 'The schema in prisma/schema has an error, or packages are damaged: delete node_modules and try again.'
    if (code !== 0) throw new StepFailed('The database client could not be made.', cure, output)
    stamp(file, mark)
  })
}

const sources = ['electron', 'renderer', 'prisma/schema', 'vite.config.ts', 'package.json', 'package-lock.json']

/** Builds page, main process and preload into dist/ when a source changed since. */
export async function ensureBuilt(tell = step) {
  const mark = fingerprint(root, sources)
  const file = at('dist', '.made-from')
  if (isStamped(file, mark)) return
  await tell('program: building it', async () => {
    const { code, output } = await projectRun(['node_modules/vite/bin/vite.js', 'build', '--app'])
    const cure = 'The lines above name the file. After a pull, delete dist and node_modules and try again.'
    if (code !== 0) throw new StepFailed('The program could not be built.', cure, output)
    stamp(file, mark)
  })
}

/** Everything that both commands need, each thing only when it is missing or old. */
export async function ensureInstalled() {
  const major = Number(process.versions.node.split('.')[0])
  if (major < oldestNode) {
    throw new StepFailed(
      `This is Node ${process.versions.node}.`,
      `Install Node ${oldestNode} or newer: https://nodejs.org`,
    )
  }
  await ensurePackages()
  await ensureNode()
  await ensureClient()
}
