import { renameSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { dayMs } from './durations.ts'

type StoredDraft = { name: string; json: string; savedAt: Date }

/** What people typed, one row for each of a person's forms: what `put` has returned from survives kill -9 and a power cut. */
export type DraftFile = {
  list: (person: string, now: Date) => StoredDraft[]
  put: (person: string, draft: StoredDraft) => void
  remove: (person: string, name: string) => void
  close: () => void
}

const mostDrafts = 200
const draftDays = 30

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA busy_timeout = 5000;
  PRAGMA secure_delete = ON;
  CREATE TABLE IF NOT EXISTS drafts (
    person TEXT NOT NULL, name TEXT NOT NULL, json TEXT NOT NULL, saved_at INTEGER NOT NULL, PRIMARY KEY (person, name)
  ) STRICT;`

type Row = { name: string; json: string; saved_at: number }
const isRow = (row: Record<string, unknown>): row is Row =>
  typeof row.name === 'string' && typeof row.json === 'string' && typeof row.saved_at === 'number'

function open(file: string): DatabaseSync {
  const db = new DatabaseSync(file)
  try {
    db.exec(schema)
    // A torn file may open and fail at the first read.
    db.prepare('SELECT count(*) FROM drafts').get()
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** `onUnreadable`: the file could not be used, lies beside it under the name told, and a new one was begun. */
export function openDraftFile(file: string, onUnreadable: (error: unknown, movedTo: string) => void): DraftFile {
  let db: DatabaseSync
  try {
    db = open(file)
  } catch (error) {
    const movedTo = `${file}.unreadable`
    renameSync(file, movedTo)
    for (const part of ['-wal', '-shm']) rmSync(file + part, { force: true })
    db = open(file)
    onUnreadable(error, movedTo)
  }
  const all = db.prepare('SELECT name, json, saved_at FROM drafts WHERE person = ? AND saved_at >= ? ORDER BY saved_at')
  const keep = db.prepare(`INSERT INTO drafts (person, name, json, saved_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (person, name) DO UPDATE SET json = excluded.json, saved_at = excluded.saved_at`)
  const forget = db.prepare('DELETE FROM drafts WHERE person = ? AND name = ?')
  const forgetOld = db.prepare('DELETE FROM drafts WHERE saved_at < ?')
  const forgetMany = db.prepare(`DELETE FROM drafts WHERE person = ?1 AND name NOT IN
    (SELECT name FROM drafts WHERE person = ?1 ORDER BY saved_at DESC, rowid DESC LIMIT ${mostDrafts})`)
  const oldest = (now: number) => now - draftDays * dayMs

  return {
    list: (person, now) =>
      all
        .all(person, oldest(now.getTime()))
        .filter(isRow)
        .map((row) => ({ name: row.name, json: row.json, savedAt: new Date(row.saved_at) })),
    put: (person, { name, json, savedAt }) => {
      const at = savedAt.getTime()
      db.exec('BEGIN IMMEDIATE')
      try {
        keep.run(person, name, json, at)
        forgetOld.run(oldest(at))
        forgetMany.run(person)
        db.exec('COMMIT')
      } catch (error) {
        db.exec('ROLLBACK')
        throw error
      }
    },
    remove: (person, name) => {
      forget.run(person, name)
    },
    close: () => {
      db.close()
    },
  }
}
