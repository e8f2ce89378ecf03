import { DatabaseSync } from 'node:sqlite'

export type SpoolRow = { id: string; body: string }
export type SpooledRow = SpoolRow & { seq: number }

/** A durable queue in one SQLite file: what `append` has returned from survives kill -9 and a power cut. */
export type Spool = {
  /** Rows whose id waits already are ignored. */
  append: (rows: readonly SpoolRow[]) => void
  /** The oldest rows, at most `count`. */
  peek: (count: number) => SpooledRow[]
  /** Forgets all rows up to and with `seq`. */
  ack: (seq: number) => void
  /** Puts a row aside that can never be stored, with the reason; it is kept, counted and out of the way. */
  bury: (row: SpooledRow, reason: string) => void
  waiting: () => number
  dead: () => number
  close: () => void
}

// FULL, not NORMAL: with NORMAL each power cut lost up to 2,000 rows that had been acknowledged (data-layer measurements).
const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA busy_timeout = 5000;
  CREATE TABLE IF NOT EXISTS waiting (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS dead (seq INTEGER PRIMARY KEY, id TEXT NOT NULL, body TEXT NOT NULL, reason TEXT NOT NULL) STRICT;`

const isRow = (row: Record<string, unknown>): row is { seq: number; id: string; body: string } =>
  typeof row.seq === 'number' && typeof row.id === 'string' && typeof row.body === 'string'

export function openSpool(file: string): Spool {
  const db = new DatabaseSync(file)
  db.exec(schema)
  const insert = db.prepare('INSERT INTO waiting (id, body) VALUES (?, ?) ON CONFLICT (id) DO NOTHING')
  const oldest = db.prepare('SELECT seq, id, body FROM waiting ORDER BY seq LIMIT ?')
  const forget = db.prepare('DELETE FROM waiting WHERE seq <= ?')
  const forgetOne = db.prepare('DELETE FROM waiting WHERE seq = ?')
  const keepDead = db.prepare('INSERT OR REPLACE INTO dead (seq, id, body, reason) VALUES (?, ?, ?, ?)')
  const count = (table: 'waiting' | 'dead') => Number(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? 0)
  let waiting = count('waiting')
  let dead = count('dead')

  const inTransaction = (work: () => void) => {
    db.exec('BEGIN IMMEDIATE')
    try {
      work()
      db.exec('COMMIT')
    } catch (error) {
      db.exec('ROLLBACK')
      throw error
    }
  }
  return {
    append: (rows) => {
      let added = 0
      inTransaction(() => {
        for (const row of rows) added += Number(insert.run(row.id, row.body).changes)
      })
      waiting += added
    },
    peek: (limit) => oldest.all(limit).filter(isRow),
    ack: (seq) => {
      waiting -= Number(forget.run(seq).changes)
    },
    bury: (row, reason) => {
      inTransaction(() => {
        keepDead.run(row.seq, row.id, row.body, reason)
        forgetOne.run(row.seq)
      })
      waiting -= 1
      dead += 1
    },
    waiting: () => waiting,
    dead: () => dead,
    close: () => {
      db.close()
    },
  }
}
