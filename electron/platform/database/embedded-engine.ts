import type { PGlite } from '@electric-sql/pglite'
import type { IsolationLevel, SqlDriverAdapter, SqlQueryable } from '@prisma/driver-adapter-utils'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { type Checkpoints, keepCheckpoints } from './checkpoints.ts'
import { copyBefore, createWhole, hasDatabase, removeStalePid } from './data-folder.ts'
import { databaseErrorFacts } from './database-error.ts'
import { DatabaseRefused } from './database-refused.ts'
import { openDurablePglite } from './durable-nodefs.ts'
import { type OpenTransaction, openTransaction } from './embedded-transaction.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import { sessionStatements } from './session-settings.ts'

interface Running {
  dir: string
  pglite: PGlite
  root: SqlDriverAdapter
  checkpoints: Checkpoints
}

/** The engine inside the worker: one PGlite on one locked folder, and what PGlite leaves to its user. */
export class EmbeddedEngine {
  private lock: FolderLock | undefined
  private running: Running | undefined
  private lastTransaction = 0
  private readonly transactions = new Map<number, OpenTransaction>()

  /** @throws DatabaseRefused IN_USE, FOLDER, OTHER_FORMAT, DAMAGED */
  async open(dir: string, options: { lockWaitMs: number; onPreparing: () => void }): Promise<{ created: boolean }> {
    this.lock = await lockFolder(dir, options.lockWaitMs)
    const created = !hasDatabase(dir)
    if (created) {
      options.onPreparing()
      await createWhole(dir, async (partial) => (await openDurablePglite(partial)).close())
    }
    await this.start(dir)
    return { created }
  }

  /** What runs the statements of a transaction, or those of none. */
  target(tx: number | undefined): SqlQueryable {
    const { root } = this.active()
    return tx === undefined ? root : this.transaction(tx).queries
  }

  pglite(): PGlite {
    return this.active().pglite
  }

  async begin(isolation: IsolationLevel | undefined): Promise<number> {
    const open = await openTransaction(this.pglite(), isolation)
    this.lastTransaction += 1
    this.transactions.set(this.lastTransaction, open)
    return this.lastTransaction
  }

  async commit(tx: number): Promise<void> {
    const open = this.transaction(tx)
    this.transactions.delete(tx)
    await open.end('commit')
  }

  /** Of what is gone already, nothing is left to undo. */
  async rollback(tx: number): Promise<void> {
    const open = this.transactions.get(tx)
    this.transactions.delete(tx)
    await open?.end('rollback')
  }

  async copyAside(migration: string): Promise<string> {
    const { dir } = this.active()
    await this.stop()
    const copy = await copyBefore(dir, migration)
    await this.start(dir)
    return copy
  }

  async maintain(): Promise<void> {
    const { pglite, checkpoints } = this.active()
    await pglite.exec('VACUUM (ANALYZE)')
    await checkpoints.now()
  }

  async close(): Promise<void> {
    await this.stop()
    this.lock?.release()
    this.lock = undefined
  }

  private active(): Running {
    if (!this.running) throw new Error('the database is not open')
    this.running.checkpoints.touch()
    return this.running
  }

  private transaction(tx: number): OpenTransaction {
    const open = this.transactions.get(tx)
    if (!open) throw new Error('the transaction is closed')
    return open
  }

  private async start(dir: string): Promise<void> {
    removeStalePid(dir)
    const pglite = await startPglite(dir)
    await pglite.exec(sessionStatements)
    this.running = { dir, pglite, root: await new PrismaPGlite(pglite).connect(), checkpoints: keepCheckpoints(pglite) }
    await this.running.checkpoints.now()
  }

  private async stop(): Promise<void> {
    for (const open of this.transactions.values()) await open.end('rollback').catch(() => undefined)
    this.transactions.clear()
    if (!this.running) return
    const { pglite, checkpoints } = this.running
    checkpoints.stop()
    await checkpoints.now()
    this.running = undefined
    await pglite.close()
  }
}

async function startPglite(dir: string): Promise<PGlite> {
  try {
    return await openDurablePglite(dir)
  } catch (error) {
    const { message } = databaseErrorFacts(error)
    const sentence = `The database in ${dir} cannot be opened: ${message}. Put back a copy (${dir}.before-…) or a backup.`
    throw new DatabaseRefused('DAMAGED', sentence, { cause: error })
  }
}
