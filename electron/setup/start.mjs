// npm start: installs what is missing, builds, and opens the application. Runs on the system's Node.
import { spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { findElectron } from './electron-host.mjs'
import { stamp } from './fingerprint.mjs'
import { ensureBuilt, ensureInstalled, projectRun } from './install.mjs'
import { explain, projectEnv, projectNode, root, step } from './step.mjs'

const help = `npm start -- [flags]

  --browser            open in a browser even where Electron is there   (MASH_WINDOW=browser)
  --data DIR           the data folder                                  (MASH_DATA)
  --database-url URL   a shared PostgreSQL or Neon database             (MASH_DATABASE_URL)
  --port N             in a browser: 4180; 0 takes any free port        (MASH_PORT)
  --host ADDRESS       in a browser: 127.0.0.1; 0.0.0.0 opens it to others (MASH_HOST)
  --no-open            in a browser: do not open one

MASH_WINDOW=electron makes a missing Electron a failure instead of opening a browser.`

const dayMs = 24 * 3_600_000
const downloadMs = 60_000
/** Electron that ends with an error this soon could not show a window: then a browser is the better try. */
const earlyMs = 5_000

/** Electron's own installer, once a day at most: where it can't reach its host it may hang until the time limit. */
async function fetchElectron() {
  const tried = join(root, 'node_modules', '.mash-electron-tried')
  if (existsSync(tried) && Date.now() - statSync(tried).mtimeMs < dayMs) return
  stamp(tried, '')
  await step('Electron: fetching its binary', async () => {
    const { code } = await projectRun(['node_modules/electron/install.js'], { timeoutMs: downloadMs })
    return code === 0 ? 'done' : 'not to be had now, will be tried again tomorrow'
  })
}

async function chooseElectron(forceBrowser) {
  if (forceBrowser) return { ok: false, code: 'forced', why: '--browser' }
  const found = findElectron({ root })
  if (found.ok || !['no-binary', 'wrong-version'].includes(found.code)) return found
  await fetchElectron()
  return findElectron({ root })
}

const cures = {
  'no-binary': ' To get it: npx install-electron, or unpack its release and set ELECTRON_OVERRIDE_DIST_PATH.',
  'wrong-version': ' To get it: npx install-electron.',
}

/** Runs a program to its end and passes our signals on; resolves with its exit code and how long it ran. */
function runToEnd(command, args) {
  const began = performance.now()
  const child = spawn(command, args, { cwd: process.cwd(), env: projectEnv(), stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(error.message)
      resolve({ code: 1, ms: performance.now() - began })
    })
    child.on('exit', (code) => {
      resolve({ code: code ?? 0, ms: performance.now() - began })
    })
  })
}

async function openInBrowser(why, flags) {
  if (why) console.log(`No desktop window: ${why} Opening MASH Desktop in a browser instead.`)
  return (await runToEnd(projectNode, [join(root, 'dist', 'main', 'serve.js'), ...flags])).code
}

async function start(flags) {
  await ensureInstalled()
  await ensureBuilt()
  const electron = await chooseElectron(flags.includes('--browser'))
  const rest = flags.filter((flag) => flag !== '--browser')
  if (!electron.ok) {
    const why = electron.code === 'forced' ? '' : `${electron.why}.${cures[electron.code] ?? ''}`
    if (process.env.MASH_WINDOW !== 'electron') return openInBrowser(why, rest)
    console.error(`MASH_WINDOW=electron, but ${why}`)
    return 1
  }
  const ended = await runToEnd(electron.exe, [root, ...rest])
  if (ended.code === 0 || ended.ms > earlyMs || process.env.MASH_WINDOW === 'electron') return ended.code
  return openInBrowser(`Electron stopped at once (exit code ${ended.code}).`, rest)
}

const flags = process.argv.slice(2)
if (flags.includes('--help')) {
  console.log(help)
} else {
  try {
    process.exitCode = await start(flags)
  } catch (error) {
    explain(error)
    process.exitCode = 1
  }
}
