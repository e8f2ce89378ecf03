import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Conf from 'conf'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type OpenStore, openSettings } from '../../../electron/platform/settings-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mash-settings-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})
const open: OpenStore = (cwd, configName) => new Conf({ cwd, configName })
const now = new Date('2026-11-23T00:00:00Z')

it('remembers over a restart and keeps one installation id', () => {
  const first = openSettings(folder, open, now)
  first.change({ start: 'empty' })
  const second = openSettings(folder, open, now)
  expect(second.get().start).toBe('empty')
  expect(second.get().installationId).toBe(first.get().installationId)
  expect(second.movedTo).toBeNull()
})

it.each([
  ['half a file', '{ "start": "emp'],
  ['a file that does not fit', '{ "start": "somewhere" }'],
])('keeps %s beside the new one and says so', (_name, text) => {
  writeFileSync(join(folder, 'settings.json'), text)
  const settings = openSettings(folder, open, now)
  expect(settings.get().start).toBeNull()
  expect(settings.movedTo).toBe('settings.unreadable-2026-11-23T00-00-00-000Z.json')
  expect(readFileSync(join(folder, settings.movedTo ?? ''), 'utf8')).toBe(text)
  expect(readdirSync(folder)).toContain('settings.json')
})
