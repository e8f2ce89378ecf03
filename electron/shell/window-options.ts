import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export type WindowStart = { dataDir: string | null; databaseUrl: string | null }

/** Reads our flags among Chromium's own, which share the command line and are not ours to refuse. */
export function parseWindowStart(args: string[], env: NodeJS.ProcessEnv): WindowStart {
  const options = { data: { type: 'string' }, 'database-url': { type: 'string' } } as const
  const { values } = parseArgs({ args, options, strict: false, allowPositionals: true })
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
  const data = text(values.data) ?? text(env.MASH_DATA)
  return {
    dataDir: data === null ? null : resolve(data),
    databaseUrl: text(values['database-url']) ?? text(env.MASH_DATABASE_URL),
  }
}
