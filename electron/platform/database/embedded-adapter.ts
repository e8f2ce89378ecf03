import type { SqlDriverAdapterFactory, SqlQueryable, Transaction } from '@prisma/driver-adapter-utils'
import type { EmbeddedLink } from './embedded-link.ts'

const adapterName = 'mash-embedded'

/** Prisma's driver adapter over the link to the worker. It lives on when the worker is replaced. */
export function embeddedAdapter(link: EmbeddedLink): SqlDriverAdapterFactory {
  const queriesIn = (tx?: number): SqlQueryable => ({
    provider: 'postgres',
    adapterName,
    queryRaw: (query) => link.call('queryRaw', { tx, query }),
    executeRaw: (query) => link.call('executeRaw', { tx, query }),
  })
  return {
    provider: 'postgres',
    adapterName,
    connect: () =>
      Promise.resolve({
        ...queriesIn(),
        executeScript: (script) => link.call('exec', { script }),
        getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
        // The worker is the database's, not the client's.
        dispose: () => Promise.resolve(),
        async startTransaction(isolation): Promise<Transaction> {
          const tx = await link.call('begin', { isolation })
          return {
            ...queriesIn(tx),
            // COMMIT and ROLLBACK are ours to send.
            options: { usePhantomQuery: true },
            commit: () => link.call('commit', { tx }),
            rollback: () => link.call('rollback', { tx }),
          }
        },
      }),
  }
}
