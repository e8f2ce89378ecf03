import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { extractAll, extractFile, listPackage } from '@electron/asar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawPaperTask } from '../../electron/features/documents/paper-task.ts'
import { cleanPictureTask } from '../../electron/platform/picture/picture-task.ts'
import { childWorker, createTasks } from '../../electron/platform/worker/index.ts'
import { startHost } from '../support/desk-host.ts'
import { newPageKey, pageHeaders } from '../support/page-key.ts'
import { farm, stamp } from '../support/papers.ts'
import { pngOf } from '../support/pictures.ts'
import { until } from '../support/until.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')) as {
  version: string
}

/** What Electron's binary holds before its fuses are set: a mark, a layout version, their number, their states. */
const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const factoryFuses = '011001011'

/** A folder that looks like Electron's release to the packer; the binary itself is not needed to pack. */
function makeStubElectron(folder: string): void {
  mkdirSync(join(folder, 'locales'), { recursive: true })
  mkdirSync(join(folder, 'resources'))
  const wire = Buffer.concat([Buffer.from(fuseMark), Buffer.from([1, factoryFuses.length]), Buffer.from(factoryFuses)])
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.alloc(4096), wire, Buffer.alloc(4096)]), {
    mode: 0o755,
  })
  writeFileSync(join(folder, 'version'), version)
  for (const locale of ['en-US', 'fil', 'de']) writeFileSync(join(folder, 'locales', `${locale}.pak`), '')
}

function readFuses(binary: string): string {
  const bytes = readFileSync(binary)
  const at = bytes.indexOf(fuseMark) + fuseMark.length
  return bytes.subarray(at + 2, at + 2 + (bytes[at + 1] ?? 0)).toString()
}

/** As the maps of the main process tell, which are not shipped. */
function bundledPackages(): string[] {
  const files = readdirSync(join(root, 'dist/main'), { recursive: true, encoding: 'utf8' })
  const sources = files
    .filter((file) => file.endsWith('.map'))
    .flatMap(
      (file) => (JSON.parse(readFileSync(join(root, 'dist/main', file), 'utf8')) as { sources: string[] }).sources,
    )
  const names = sources.map((source) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1])
  return [...new Set(names.filter((name) => name !== undefined))]
}

let work: string
let packed: string
let entries: string[]
beforeAll(async () => {
  if (!existsSync(join(root, 'dist/main/serve.js'))) throw new Error('The program is not built. Run: npm run build')
  work = mkdtempSync(join(tmpdir(), 'mash-pack-'))
  makeStubElectron(join(work, 'electron'))
  const args = ['--dir', '--linux', '--x64', '--publish', 'never']
  const settings = [`-c.electronDist=${join(work, 'electron')}`, `-c.directories.output=${join(work, 'out')}`]
  await promisify(execFile)(
    process.execPath,
    [join(root, 'node_modules/electron-builder/cli.js'), ...args, ...settings],
    {
      cwd: root,
    },
  )
  packed = join(work, 'out', 'linux-unpacked')
  entries = listPackage(join(packed, 'resources', 'app.asar'), { isPack: false })
})
afterAll(() => {
  rmSync(work, { recursive: true, force: true })
})

describe('the packed program', () => {
  it('holds the built parts and the packages that are not bundled', () => {
    for (const path of [
      '/package.json',
      '/dist/main/main.js',
      '/dist/main/serve.js',
      '/dist/main/embedded-worker.js',
      '/dist/main/task-worker.js',
      '/dist/preload/preload.cjs',
      '/dist/renderer/index.html',
      '/node_modules/serialport/package.json',
      '/node_modules/bcrypt/package.json',
      '/node_modules/@electric-sql/pglite/dist/pglite.wasm',
      '/node_modules/wasm-vips/lib/vips.wasm',
    ]) {
      expect(entries).toContain(path)
    }
  })

  it('holds no sources, no maps, no tests and nothing that is bundled already', () => {
    const unwanted = entries.filter(
      (path) => /\.(ts|tsx|map|md)$/.test(path) || /^\/(electron|renderer|tests|prisma|design)(\/|$)/.test(path),
    )
    expect(unwanted).toEqual([])
  })

  it('holds no package but those that can’t be bundled, with what they load', () => {
    const packages = new Set(entries.map((path) => /^\/node_modules\/([^/]+)/.exec(path)?.[1]))
    packages.delete(undefined)
    const loaded = ['debug', 'ms', 'node-gyp-build']
    expect([...packages].toSorted()).toEqual(
      ['@electric-sql', '@serialport', 'bcrypt', 'keytar', 'serialport', 'wasm-vips', ...loaded].toSorted(),
    )
  })

  it('tells the licence of every package that is in it', () => {
    const text = extractFile(join(packed, 'resources', 'app.asar'), 'dist/renderer/third-party.txt').toString()
    const told = new Map(
      [...text.matchAll(/^(\S+) \d\S* \((.+)\)$/gm)].map(([, name = '', licence]) => [name, licence]),
    )
    const own = entries.map((path) => /^\/node_modules\/((?:@[^/]+\/)?[^/@]+)\//.exec(path)?.[1])
    for (const name of [...own, ...bundledPackages()]) if (name !== undefined) expect([...told.keys()]).toContain(name)
    // Of the page, which has no maps, and the fonts.
    for (const name of ['react', 'chart.js', 'libphonenumber-js', '@fontsource-variable/inter'])
      expect([...told.keys()]).toContain(name)
    expect(text).toContain('Roboto, the font of papers (OFL-1.1)')
    const free = [
      '0BSD',
      'Apache-2.0',
      'BSD-2-Clause',
      'BSD-3-Clause',
      'BlueOak-1.0.0',
      'ISC',
      'MIT',
      'MIT-0',
      'OFL-1.1',
    ]
    const read = ['png-js'] // its package.json says nothing, its text is MIT's
    const others = [...told].filter(([name, licence]) => !free.includes(licence ?? '') && !read.includes(name))
    expect(others).toEqual([])
  })

  it('stays small', () => {
    const archive = statSync(join(packed, 'resources', 'app.asar')).size
    // pdfmake and the fonts of papers are 2.5 MB of it, the database's compiler 2.3.
    expect(archive).toBeLessThan(16 * 1024 * 1024)
  })

  it('keeps native code and the database’s files outside the archive, and the migrations beside it', () => {
    const unpacked = join(packed, 'resources', 'app.asar.unpacked', 'node_modules')
    expect(existsSync(join(unpacked, '@serialport/bindings-cpp/prebuilds/linux-x64'))).toBe(true)
    expect(existsSync(join(unpacked, '@electric-sql/pglite/dist/pglite.wasm'))).toBe(true)
    expect(readdirSync(join(unpacked, 'wasm-vips/lib')).toSorted()).toEqual(['vips-node.mjs', 'vips.wasm'])
    expect(existsSync(join(packed, 'resources', 'migrations', 'migration_lock.toml'))).toBe(true)
    expect(entries.filter((path) => /prebuilds\/(win32|darwin|android)/.test(path))).toEqual([])
  })

  it('shuts Node’s doors into the program with Electron’s fuses', () => {
    // In the order of the layout: run as Node, cookie encryption, NODE_OPTIONS, --inspect, archive integrity,
    // only from the archive, (snapshot), file: privileges, (WebAssembly traps).
    expect(readFuses(join(packed, 'mash-desktop'))).toBe('010011001')
  })

  it('does long work from the archive’s files: pictures and papers, with what those need', async () => {
    const app = join(packed, 'resources', 'worker')
    extractAll(join(packed, 'resources', 'app.asar'), app)
    const entry = pathToFileURL(join(app, 'dist/main/task-worker.js'))
    const { run, stop } = createTasks({ spawn: childWorker(entry, { mostHeapMb: 512 }) })
    const picture = await run(cleanPictureTask, pngOf(40, 30))
    expect(picture).toMatchObject({ ok: true, value: { mime: 'image/webp' } })
    const resourcesDir = join(app, 'resources')
    const paper = await run(drawPaperTask, { data: { kind: 'test-page', paper: 'a4' }, farm, stamp, resourcesDir })
    expect(paper.ok && Buffer.from(paper.value.subarray(0, 5)).toString()).toBe('%PDF-')
    stop()
  })

  it('runs its HTTP door from the archive’s files, with a database of its own', async () => {
    const app = join(packed, 'resources', 'extracted')
    extractAll(join(packed, 'resources', 'app.asar'), app)
    const host = await startHost({ entry: { path: join(app, 'dist/main/serve.js') } })
    const origin = host.url.slice(0, -1)
    const headers = pageHeaders(origin, newPageKey())
    const call = (procedure: string, input?: unknown) =>
      fetch(`${origin}/rpc/${procedure}`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ json: input }),
      })
    try {
      const page = await fetch(host.url)
      expect(page.status).toBe(200)
      const script = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text())?.[1] ?? ''
      expect((await fetch(`${origin}${script}`)).status).toBe(200)
      expect((await fetch(`${origin}/third-party.txt`)).status).toBe(200)
      expect((await call('setup/choose', { start: 'empty' })).status).toBe(200)
      await until('its database is open', async () => (await call('identity/me')).status === 200, 60_000)
    } finally {
      await host.remove()
    }
  })
})
