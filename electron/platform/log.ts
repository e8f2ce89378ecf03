import { join } from 'node:path'
import pino, { type Logger } from 'pino'
import { createStream } from 'rotating-file-stream'
import { seen } from './foreign-words.ts'

export type Log = Logger

const secretPaths = [
  ...['password', 'token', 'url', 'secret', 'key', 'cookie', 'authorization', 'username', 'pin'],
  ...['clientSecret', 'privateKey', 'accessToken', 'refreshToken', 'idToken'],
  ...['access_token', 'refresh_token', 'id_token', 'client_secret', 'code_verifier'],
]

/**
 * JSON lines in `<folder>/logs/mash.log`, at most 5 files of 5 MB. Fields with secret names are masked at any of the
 * first three levels; what is logged must still be chosen with care.
 */
export function createLog(folder: string, level: string): { log: Log; close: () => Promise<void> } {
  const file = createStream('mash.log', {
    path: join(folder, 'logs'),
    size: '5M',
    maxFiles: 5,
  })
  const paths = secretPaths.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])
  // JSON lets signs stand that a terminal obeys or that turn the direction of a line (U+009B, U+202E): they are written
  // out, so that a text from outside can neither end a line nor look like another.
  const write = (line: string) => void file.write(`${seen(line.trimEnd())}\n`)
  const log = pino({ level, base: null, redact: { paths, censor: '[masked]' } }, { write })
  return {
    log,
    close: () =>
      new Promise<void>((resolve) => {
        file.end(() => {
          resolve()
        })
      }),
  }
}

/** For tests and tools: says nothing. */
export const silentLog: Log = pino({ level: 'silent' })
