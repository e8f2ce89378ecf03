import { isAbsolute, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultDataDir } from './platform/program-paths.ts'
import { ok, type Result, refuse } from './platform/result.ts'

export type ServeOptions = {
  dataDir: string
  /** 0 takes any free one. */
  port: number
  host: string
  databaseUrl: string | null
  /** Opens the person's browser once the page can be had. */
  open: boolean
}

export const defaultPort = 4180

export const serveHelp = `MASH Desktop, in a browser

  --data DIR           the data folder                        (MASH_DATA)
  --port N             ${defaultPort}; 0 takes any free port          (MASH_PORT)
  --host ADDRESS       127.0.0.1; 0.0.0.0 opens it to others  (MASH_HOST)
  --database-url URL   a shared PostgreSQL or Neon database   (MASH_DATABASE_URL; other programs can't read it there)
  --no-open            do not open a browser
`

const flags = {
  data: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  'database-url': { type: 'string' },
  'no-open': { type: 'boolean' },
  help: { type: 'boolean' },
} as const

function parseFlags(args: string[]) {
  try {
    return ok(parseArgs({ args, options: flags, allowPositionals: false }).values)
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
}

/** Flags win over the environment. A refusal is a sentence for the terminal; 'help' asks for the help text. */
export function parseServeOptions(args: string[], env: NodeJS.ProcessEnv): Result<ServeOptions, string> {
  const parsed = parseFlags(args)
  if (!parsed.ok) return parsed
  const { value } = parsed
  if (value.help) return refuse('help')
  const port = value.port ?? env.MASH_PORT ?? String(defaultPort)
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    return refuse(`"${port}" is no port: give a number from 0 to 65535.`)
  const databaseUrl = value['database-url'] ?? env.MASH_DATABASE_URL ?? null
  if (databaseUrl !== null && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    return refuse('The database address must start with postgres:// or postgresql://.')
  }
  const data = value.data ?? env.MASH_DATA ?? defaultDataDir()
  return ok({
    dataDir: isAbsolute(data) ? data : resolve(data),
    port: Number(port),
    host: value.host ?? env.MASH_HOST ?? '127.0.0.1',
    databaseUrl,
    open: value['no-open'] !== true,
  })
}
