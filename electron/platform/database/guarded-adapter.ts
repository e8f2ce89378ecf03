import {
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
  type SqlQueryable,
  type Transaction,
} from '@prisma/driver-adapter-utils'

export interface AdapterGuard {
  onAnswer(): void
  /** Every error of the driver, before Prisma has seen it. */
  onError(error: unknown): void
}

type Guarded = <T>(call: () => Promise<T>) => Promise<T>

/**
 * Puts one shape over three drivers and tells the guard what happens on them.
 * PGlite's and Neon's adapters name the columns of a unique violation, node-postgres' the constraint; PostgreSQL 18
 * says 23001 where 15 says 23503 when a row is still referred to.
 */
export function guardAdapter(factory: SqlDriverAdapterFactory, guard: AdapterGuard): SqlDriverAdapterFactory {
  const guarded: Guarded = async (call) => {
    try {
      const result = await call()
      guard.onAnswer()
      return result
    } catch (error) {
      const same = withOneShape(error)
      guard.onError(same)
      throw same
    }
  }
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => guardConnection(await guarded(() => factory.connect()), guarded),
  }
}

const guardQueries = (inner: SqlQueryable, guarded: Guarded): SqlQueryable => ({
  provider: inner.provider,
  adapterName: inner.adapterName,
  queryRaw: (query) => guarded(() => inner.queryRaw(query)),
  executeRaw: (query) => guarded(() => inner.executeRaw(query)),
})

function guardConnection(inner: SqlDriverAdapter, guarded: Guarded): SqlDriverAdapter {
  return {
    ...guardQueries(inner, guarded),
    executeScript: (script) => guarded(() => inner.executeScript(script)),
    startTransaction: async (level) => guardTransaction(await guarded(() => inner.startTransaction(level)), guarded),
    getConnectionInfo: () => inner.getConnectionInfo?.() ?? { supportsRelationJoins: true },
    dispose: () => inner.dispose(),
  }
}

function guardTransaction(inner: Transaction, guarded: Guarded): Transaction {
  const queries = guardQueries(inner, guarded)
  const run = async (sql: string) => {
    await queries.executeRaw({ sql, args: [], argTypes: [] })
  }
  return {
    ...queries,
    options: inner.options,
    commit: () => guarded(() => inner.commit()),
    rollback: () => guarded(() => inner.rollback()),
    createSavepoint: (name) => run(`SAVEPOINT ${name}`),
    rollbackToSavepoint: (name) => run(`ROLLBACK TO SAVEPOINT ${name}`),
    releaseSavepoint: (name) => run(`RELEASE SAVEPOINT ${name}`),
  }
}

function withOneShape(error: unknown): unknown {
  if (!(error instanceof Error)) return socketEventError(error)
  if (!(error instanceof DriverAdapterError)) return error
  const { cause } = error
  const index = /constraint "([^"]+)"/.exec(cause.originalMessage ?? '')?.[1]
  if (index === undefined) return error
  const original = { originalCode: cause.originalCode ?? '', originalMessage: cause.originalMessage ?? '' }
  if (cause.kind === 'UniqueConstraintViolation') {
    return new DriverAdapterError({ ...original, kind: cause.kind, constraint: { index } })
  }
  if (original.originalCode === '23001') {
    return new DriverAdapterError({ ...original, kind: 'ForeignKeyConstraintViolation', constraint: { index } })
  }
  return error
}

// Neon's driver rejects with the WebSocket's event when it cannot connect.
function socketEventError(event: unknown): Error {
  const cause: unknown = typeof event === 'object' && event !== null ? Reflect.get(event, 'error') : undefined
  return cause instanceof Error ? cause : new Error('WebSocket: the connection failed', { cause: event })
}
