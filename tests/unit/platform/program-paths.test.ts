import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserCommand } from '../../../electron/platform/open-in-browser.ts'
import { defaultDataDir, findProgramPaths } from '../../../electron/platform/program-paths.ts'

let folder: string
const at = (...parts: string[]) => join(folder, ...parts)
function write(path: string, text = '') {
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, text)
}
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mash-places-'))
  for (const tree of ['source', 'resources/app']) write(at(tree, 'package.json'), '{"version":"1.2.3"}')
  mkdirSync(at('source/prisma/migrations'), { recursive: true })
  mkdirSync(at('resources/migrations'))
  write(at('source/electron/serve.ts'))
  write(at('resources/app/dist/main/serve.js'))
  write(at('resources/app/dist/main/embedded-worker.js'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('findPlaces', () => {
  it('finds everything in the source tree', () => {
    const places = findProgramPaths(pathToFileURL(at('source/electron/serve.ts')).href, null)
    expect(places).toMatchObject({
      version: '1.2.3',
      rendererDir: at('source/dist/renderer'),
      migrationsDir: at('source/prisma/migrations'),
    })
    expect(places.workerEntry.pathname).toContain('/source/electron/platform/database/embedded-worker.ts')
  })

  it('finds everything in a packed program, whose migrations are beside it', () => {
    const entry = pathToFileURL(at('resources/app/dist/main/serve.js')).href
    for (const resources of [at('resources'), null]) {
      const places = findProgramPaths(entry, resources)
      expect(places).toMatchObject({
        rendererDir: at('resources/app/dist/renderer'),
        migrationsDir: at('resources/migrations'),
      })
      expect(places.workerEntry.pathname).toContain('/dist/main/embedded-worker.js')
    }
  })

  it('says that the program is not whole when a part is missing', () => {
    expect(() => findProgramPaths(pathToFileURL(join(tmpdir(), 'serve.js')).href, null)).toThrow('not whole')
  })
})

describe('defaultDataDir', () => {
  it.each<[NodeJS.Platform, NodeJS.ProcessEnv, string]>([
    ['linux', {}, '/home/ana/.local/share/mash-desktop'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/mash-desktop'],
    ['darwin', {}, '/home/ana/Library/Application Support/MASH Desktop'],
    ['win32', { LOCALAPPDATA: '/local' }, '/local/MASH Desktop'],
  ])('on %s with %o is %s', (platform, env, expected) => {
    expect(defaultDataDir({ platform, env, home: '/home/ana' })).toBe(expected)
  })
})

describe('browserCommand', () => {
  const url = 'http://127.0.0.1:4180/'
  it('knows each system, and that a Linux without a screen has no browser', () => {
    expect(browserCommand(url, { platform: 'linux', env: {} })).toBeNull()
    expect(browserCommand(url, { platform: 'linux', env: { DISPLAY: ':0' } })).toEqual(['xdg-open', url])
    expect(browserCommand(url, { platform: 'darwin', env: {} })).toEqual(['open', url])
    expect(browserCommand(url, { platform: 'win32', env: {} })?.at(-1)).toBe(url)
  })
})
