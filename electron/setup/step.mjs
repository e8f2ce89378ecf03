import { spawn } from 'node:child_process'
import { delimiter, dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of package.json. Everything in setup/ runs before anything is installed: only Node's own modules. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

const exe = process.platform === 'win32' ? '.exe' : ''

/** The Node that runs our code: the version that Electron embeds, from the npm package `node`. */
export const projectNode = join(root, 'node_modules', 'node', 'bin', `node${exe}`)

/** A step that could not be done: what failed, and what the person can do about it. */
export class StepFailed extends Error {
  constructor(what, cure, output = '') {
    super(what)
    this.cure = cure
    this.output = output
  }
}

/** Prints a failure as three things: the last lines of what was said, what failed, and the cure. */
export function explain(error) {
  if (!(error instanceof StepFailed)) throw error
  const lines = error.output.trimEnd().split('\n').slice(-25)
  if (error.output) console.error(lines.map((line) => `  | ${line}`).join('\n'))
  console.error(`${error.message}\n${error.cure}`)
}

export const seconds = (ms) => (ms < 9_950 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`)

/** One line on the terminal: what is being done, and how it ended. */
export async function step(headline, work) {
  const began = performance.now()
  process.stdout.write(`${headline} … `)
  try {
    const said = await work()
    process.stdout.write(`${said ?? 'done'} (${seconds(performance.now() - began)})\n`)
  } catch (error) {
    process.stdout.write('failed\n')
    throw error
  }
}

/** The same for what runs beside another: its line is written whole when it ends. */
export async function stepAside(headline, work) {
  const began = performance.now()
  const tell = (how) => process.stdout.write(`${headline} … ${how}\n`)
  try {
    const said = await work()
    tell(`${said ?? 'done'} (${seconds(performance.now() - began)})`)
  } catch (error) {
    tell('failed')
    throw error
  }
}

/** PATH without this project's own commands: npm must not run on a Node that it is about to replace. */
export function systemPath(path = process.env.PATH ?? '') {
  const own = join('node_modules', '.bin')
  const inNode = `node_modules${sep}node${sep}bin`
  return path
    .split(delimiter)
    .filter((entry) => !entry.endsWith(own) && !entry.endsWith(inNode))
    .join(delimiter)
}

/** The environment of our own programs: the project's Node and its packages' commands come first. */
export function projectEnv(more = {}) {
  const first = [dirname(projectNode), join(root, 'node_modules', '.bin')]
  return { ...process.env, PATH: [...first, systemPath()].join(delimiter), ...more }
}

/**
 * Runs a command and keeps what it says. Resolves with its exit code (null when it could not start or was ended after
 * `timeoutMs`) and its output; never rejects.
 */
export function run(command, args, { env = process.env, cwd = root, timeoutMs = 0, live = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (part) => {
      output += part
      if (live) process.stdout.write(part)
    }
    child.stdout.setEncoding('utf8').on('data', keep)
    child.stderr.setEncoding('utf8').on('data', keep)
    const timer = timeoutMs ? setTimeout(() => child.kill('SIGKILL'), timeoutMs) : null
    const end = (code) => {
      if (timer) clearTimeout(timer)
      resolve({ code, output })
    }
    child.on('error', (error) => {
      output += error.message
      end(null)
    })
    child.on('close', end)
  })
}
