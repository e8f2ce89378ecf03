import type { Client } from 'pg'

/** Far more than the state of a farm's migrations; the driver collects an answer until it is whole. */
const mostBytes = 32 * 1024 * 1024
const lookMs = 20
const goodbyeMs = 2000

type Stream = { bytesRead?: number; destroy: (error?: Error) => unknown }
/** The driver puts another in its place when it begins to encrypt. Over a web socket it counts nothing. */
const streamOf = (client: Pick<Client, 'connection'>): Stream => Reflect.get(client.connection, 'stream')

/**
 * A session for a few short questions, whoever answers them: it is cut when far more comes than was asked for, and
 * `close` does not wait for a goodbye for ever.
 */
export function limitSession(client: Pick<Client, 'connection' | 'end'>) {
  const cut = (why: string) => streamOf(client).destroy(Object.assign(new Error(why), { code: 'ECONNABORTED' }))
  const timer = setInterval(() => {
    if ((streamOf(client).bytesRead ?? 0) > mostBytes) cut('far more was answered than was asked for')
  }, lookMs)
  return {
    cut,
    close: async (): Promise<void> => {
      const late = setTimeout(cut, goodbyeMs, 'no goodbye came')
      try {
        await client.end()
      } finally {
        clearTimeout(late)
        clearInterval(timer)
      }
    },
  }
}
