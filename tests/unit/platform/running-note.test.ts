import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { leaveNote, readNote } from '../../../electron/platform/running-note.ts'

it('a second start is told where the first one is, until that has gone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mash-note-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  expect(readNote(folder)).toBeNull()
  const take = leaveNote(folder, 'http://127.0.0.1:4180/')
  expect([readdirSync(folder), readNote(folder)]).toEqual([['running.json'], 'http://127.0.0.1:4180/'])
  take()
  take() // gone already is gone
  expect([readdirSync(folder), readNote(folder)]).toEqual([[], null])
  for (const odd of ['{"url":', '{"url":"no address"}', '[]']) {
    writeFileSync(join(folder, 'running.json'), odd)
    expect(readNote(folder)).toBeNull()
  }
})
