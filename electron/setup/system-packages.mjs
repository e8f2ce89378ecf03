import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { root, run, StepFailed, step, systemPath } from './step.mjs'

const onPath = (name) =>
  systemPath()
    .split(delimiter)
    .some((folder) => folder && existsSync(join(folder, name)))

const inSbin = (name) =>
  onPath(name) || existsSync(join('/usr/sbin', name)) || existsSync(join('/usr/local/sbin', name))

function hasPostgres() {
  const versions = '/usr/lib/postgresql'
  const debian =
    existsSync(versions) && readdirSync(versions).some((v) => existsSync(join(versions, v, 'bin', 'initdb')))
  return debian || onPath('initdb')
}

const chromium = [
  '/usr/lib/chromium/chromium-headless-shell',
  '/usr/lib/chromium/headless_shell',
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
]

/** What the tests drive besides our own code. */
const testTools = [
  { name: 'PostgreSQL', has: hasPostgres, debian: ['postgresql'], brew: 'postgresql@15' },
  { name: 'mosquitto', has: () => inSbin('mosquitto'), debian: ['mosquitto'], brew: 'mosquitto' },
  { name: 'socat', has: () => onPath('socat'), debian: ['socat'], brew: 'socat' },
  { name: 'Poppler', has: () => onPath('pdftotext'), debian: ['poppler-utils'], brew: 'poppler' },
  { name: 'openssl', has: () => onPath('openssl'), debian: ['openssl'], brew: 'openssl' },
  {
    name: 'a keychain',
    // Where it can't be had, its tests say SKIPPED with the reason; all others run.
    optional: true,
    has: () => process.platform !== 'linux' || (onPath('dbus-run-session') && onPath('gnome-keyring-daemon')),
    debian: ['dbus gnome-keyring libsecret-1-0'],
  },
  {
    name: 'strace',
    optional: true, // and only on Linux: elsewhere the tests that need it say SKIPPED
    has: () => process.platform !== 'linux' || onPath('strace'),
    debian: ['strace'],
  },
  {
    name: 'Chromium',
    has: () => chromium.some((path) => existsSync(path)),
    debian: ['chromium-headless-shell', 'chromium'],
    brew: '--cask chromium',
  },
]

/** keytar compiles itself where its ready-made file can't be downloaded; without it secrets go into a file. */
const keychain = {
  name: 'the keychain library',
  has: () => existsSync(join(root, 'node_modules', 'keytar', 'build', 'Release', 'keytar.node')),
  debian: ['libsecret-1-dev pkg-config make g++ python3'],
}

const hasApt = () => existsSync('/usr/bin/apt-get')

/** How to become root without asking in the middle of a script: already root, sudo without password, or a terminal. */
async function rootPrefix() {
  if (process.getuid?.() === 0) return []
  if (!onPath('sudo')) return null
  if ((await run('sudo', ['-n', 'true'])).code === 0) return ['sudo', '-n']
  return process.stdin.isTTY ? ['sudo'] : null
}

/** Tries each alternative in turn; the lists of packages are fetched only after a first failure. */
async function aptInstall(alternatives, prefix) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => {
    const [command, ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args]
    return run(command, rest, { env })
  }
  let output = ''
  for (const fetchLists of [false, true]) {
    if (fetchLists) output += (await apt('update')).output
    for (const packages of alternatives) {
      const result = await apt('install', '-y', '--no-install-recommends', ...packages.split(' '))
      if (result.code === 0) return null
      output += result.output
    }
  }
  return output
}

const cureOf = (tool) => {
  if (process.platform === 'darwin') return `Run: brew install ${tool.brew}`
  if (process.platform === 'win32') return `The tests that need it are made for Linux; run them in WSL, or on the CI.`
  return `Run as root: apt-get install ${tool.debian[0]}`
}

/** Installs what the tests need and is missing. Needs no root when all is there. */
export async function ensureTestTools() {
  const missing = testTools.filter((tool) => !tool.has())
  if (missing.length === 0) return
  const prefix = hasApt() ? await rootPrefix() : null
  for (const tool of missing) {
    await step(`${tool.name}: not there, installing it for the tests`, async () => {
      if (!prefix && tool.optional) return 'left out: needs root. Its tests are skipped'
      if (!prefix) throw new StepFailed(`${tool.name} is missing.`, cureOf(tool))
      const output = await aptInstall(tool.debian, prefix)
      if (tool.optional) return output === null ? 'done' : 'left out: apt-get could not. Its tests are skipped'
      if (output !== null || !tool.has())
        throw new StepFailed(`${tool.name} could not be installed.`, cureOf(tool), output ?? '')
    })
  }
}

/** Before packages are installed: lets keytar compile. Optional, so it never stops anything. */
export async function ensureKeychainLibrary() {
  if (process.platform !== 'linux' || keychain.has() || !hasApt()) return
  const wanted = keychain.debian[0].split(' ')
  const { output } = await run('dpkg-query', ['-W', '-f', '${Status}\n', ...wanted])
  if (output.split('\n').filter((line) => line === 'install ok installed').length === wanted.length) return
  await step('keychain library: installing what it is compiled with', async () => {
    const prefix = await rootPrefix()
    if (!prefix) return 'left out: needs root. Secrets will be kept in a file; to change that run: sudo npm start'
    const failed = await aptInstall(keychain.debian, prefix)
    return failed === null ? 'done' : 'left out: apt-get could not. Secrets will be kept in a file'
  })
}
