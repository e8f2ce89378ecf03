import type { Prisma, PrismaClient } from '../../../prisma/generated/client.ts'
import type { SpawnWorker } from '../worker/types.ts'

/** The one client type of the application. Inside `$transaction` a `Tx` is handed on instead. */
export type Db = PrismaClient
/** What a Json column takes. */
export type JsonInput = Prisma.InputJsonValue
export type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

export type DatabaseTarget =
  | { kind: 'embedded'; dir: string }
  | { kind: 'server'; url: string; transport?: 'auto' | 'tcp' | 'websocket'; webSocketProxy?: string }

/** What the page shows; every change is told to the listeners. `detail` and `reason` are codes, never sentences. */
export type DatabaseState =
  | { state: 'opening'; detail?: OpeningStep }
  | { state: 'migrating'; migration: string; done: number; of: number }
  | { state: 'ready'; latencyMs?: number }
  | { state: 'lost'; since: Date; reason: LostReason }
  | { state: 'closed' }

export type OpeningStep = 'PREPARING' | 'STARTING' | 'RECOVERING' | 'CONNECTING' | 'CONNECTING_WEBSOCKET' | 'COPYING'
export type LostReason = 'UNREACHABLE' | 'CONNECTION_CLOSED' | 'TIMED_OUT' | 'WORKER_DIED'

export type StateListener = (state: DatabaseState) => void

export interface OpenDatabase {
  readonly db: Db
  readonly kind: 'embedded' | 'server'
  readonly transport: 'embedded' | 'tcp' | 'websocket'
  state(): DatabaseState
  /** Returns the function that stops listening. */
  onState(listener: StateListener): () => void
  /**
   * Runs a read; tried again with back-off when the connection was lost or the server was not ready. A server
   * that is known to be lost when the call begins is tried for a second or two, for writes too.
   */
  read<T>(work: (db: Db) => Promise<T>): Promise<T>
  /**
   * Runs a write; tried again only when it certainly was not applied (never connected, rolled back by the server),
   * or when `idempotent` says that a second run does no harm (upsert by id, an operation id in the same transaction).
   */
  write<T>(work: (db: Db) => Promise<T>, options?: { idempotent?: boolean }): Promise<T>
  /**
   * Runs SQL as the driver itself takes it: one statement with its values, or a whole script without, whose rows come
   * together. For the job engine, which brings its own SQL and types; everything else goes through `db`.
   */
  execute(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>
  /** One round trip, in milliseconds. */
  ping(): Promise<number>
  /** Embedded: VACUUM (ANALYZE) and a checkpoint, which PGlite never does by itself. Server: nothing, it does its own. */
  maintain(): Promise<void>
  close(): Promise<void>
}

export interface OpenDeps {
  /** The folder with the migrations that were shipped with this version. */
  migrationsDir: string
  /** Only an embedded database needs it. */
  spawnWorker: SpawnWorker
  onState?: StateListener
  /** Stops the opening, not the open database. */
  signal?: AbortSignal
}
