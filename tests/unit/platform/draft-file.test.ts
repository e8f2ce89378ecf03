import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDraftFile } from '../../../electron/platform/draft-file.ts'

let folder: string
const file = () => join(folder, 'drafts.sqlite')
const never = (error: unknown) => {
  throw error
}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mash-drafts-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})
const at = (iso: string) => new Date(iso)
const noon = at('2026-11-25T12:00:00Z')

it('keeps the last of what each person typed in each form, over a restart', () => {
  const first = openDraftFile(file(), never)
  first.put('ana', { name: 'new-order', json: '{"notes":"two"}', savedAt: at('2026-11-25T11:00:00Z') })
  first.put('ana', { name: 'new-order', json: '{"notes":"two boxes"}', savedAt: noon })
  first.put('ben', { name: 'new-order', json: '{"notes":"his own"}', savedAt: noon })
  first.put('ana', { name: 'product.new', json: '{}', savedAt: noon })
  first.remove('ana', 'product.new')
  first.close()
  const second = openDraftFile(file(), never)
  expect(second.list('ana', noon)).toEqual([{ name: 'new-order', json: '{"notes":"two boxes"}', savedAt: noon }])
  expect(second.list('ben', noon)).toEqual([{ name: 'new-order', json: '{"notes":"his own"}', savedAt: noon }])
  expect(second.list('cora', noon)).toEqual([])
  second.close()
})

it('forgets what is older than 30 days, in what it tells and on the disk', () => {
  const drafts = openDraftFile(file(), never)
  drafts.put('ana', { name: 'old', json: '{}', savedAt: at('2026-10-26T11:59:59Z') })
  drafts.put('ana', { name: 'just', json: '{}', savedAt: at('2026-10-26T12:00:00Z') })
  const names = (now: Date) => drafts.list('ana', now).map(({ name }) => name)
  expect(names(noon)).toEqual(['just'])
  drafts.put('ben', { name: 'new', json: '{}', savedAt: noon })
  // Read as if it were a month ago: the older one is really gone.
  expect(names(at('2026-10-27T00:00:00Z'))).toEqual(['just'])
  drafts.close()
})

it('keeps the 200 newest of a person and none fewer of another', () => {
  const drafts = openDraftFile(file(), never)
  drafts.put('ben', { name: 'his', json: '{}', savedAt: noon })
  for (let n = 0; n < 203; n += 1) {
    drafts.put('ana', { name: `n${n}`, json: '{}', savedAt: new Date(noon.getTime() + n) })
  }
  const kept = drafts.list('ana', noon).map(({ name }) => name)
  expect(kept).toHaveLength(200)
  expect(kept[0]).toBe('n3')
  expect(kept.at(-1)).toBe('n202')
  expect(drafts.list('ben', noon)).toHaveLength(1)
  drafts.close()
})

it('begins anew when the file is no database, and keeps that aside', () => {
  writeFileSync(file(), 'not a database at all, and longer than its header of sixteen bytes')
  const told: string[] = []
  const drafts = openDraftFile(file(), (_, keptAs) => told.push(keptAs))
  expect(told).toEqual([`${file()}.unreadable`])
  expect(existsSync(`${file()}.unreadable`)).toBe(true)
  drafts.put('ana', { name: 'a', json: '{}', savedAt: noon })
  expect(drafts.list('ana', noon)).toHaveLength(1)
  drafts.close()
})
