import type { DriverAdapterError, IsolationLevel, SqlQuery, SqlResultSet } from '@prisma/driver-adapter-utils'
import type { DatabaseRefusalCode } from './database-refused.ts'

type Queryable = { tx?: number | undefined }

interface Call<Request, Reply> {
  request: Request
  reply: Reply
}

/** What the application may ask of the database worker. Everything crosses by structured clone. */
export interface WorkerCalls {
  /** Takes the folder's lock, makes the database on first use, starts the engine. */
  open: Call<{ dir: string; lockWaitMs: number }, { created: boolean }>
  queryRaw: Call<Queryable & { query: SqlQuery }, SqlResultSet>
  executeRaw: Call<Queryable & { query: SqlQuery }, number>
  begin: Call<{ isolation: IsolationLevel | undefined }, number>
  commit: Call<{ tx: number }, void>
  rollback: Call<{ tx: number }, void>
  /** A whole script, and one statement with parameters: for migrations. */
  exec: Call<{ script: string }, void>
  query: Call<{ sql: string; params: unknown[] }, Record<string, unknown>[]>
  /** A script that answers with rows and may hold its own BEGIN and COMMIT. */
  script: Call<{ script: string }, Record<string, unknown>[]>
  /** Stops the engine, copies the folder, starts it again, all under the lock. */
  copyAside: Call<{ migration: string }, string>
  maintain: Call<undefined, void>
  close: Call<undefined, void>
}

export type WorkerOp = keyof WorkerCalls
export type WorkerRequest = { [K in WorkerOp]: { id: number; op: K; request: WorkerCalls[K]['request'] } }[WorkerOp]

export type WorkerFault =
  | { kind: 'driver'; cause: DriverAdapterError['cause'] }
  | { kind: 'refused'; code: DatabaseRefusalCode; message: string; data: Record<string, string | number> }
  | { kind: 'plain'; message: string; code?: string }

export type WorkerMessage =
  | { event: 'up' }
  | { event: 'preparing' }
  | { id: number; reply: unknown }
  | { id: number; fault: WorkerFault }
