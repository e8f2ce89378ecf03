import { ok, type Result, refuse } from '../result.ts'

export interface ServerAddress {
  host: string
  port: number
  database: string
  user: string
  isNeon: boolean
  /** Behind PgBouncer in transaction mode: most start-up parameters are refused there. */
  isPooled: boolean
  /** For the pool. sslmode is explicit, `options` are taken out. */
  url: string
  /** Past the pooler, for what needs a session of its own: migrations and their lock. */
  directUrl: string
  /** What the address itself asked for in `options`, to be kept beside ours. */
  options: string
}

export type UrlReject = { code: 'NOT_A_URL' | 'NOT_POSTGRES' | 'NO_HOST' | 'NO_DATABASE_NAME' | 'NO_USER' }

// node-postgres treats these as verify-full and warns that this will change (pg-connection-string 2.x).
const meansVerified = new Set(['require', 'prefer', 'verify-ca'])

/** Reads an address as people paste it: with spaces, in quotes, after the word psql. */
export function parseServerUrl(text: string): Result<ServerAddress, UrlReject> {
  const cleaned = text
    .trim()
    .replace(/^psql\s+/, '')
    .replace(/^(["'])(.*)\1$/s, '$2')
  if (!URL.canParse(cleaned)) return refuse({ code: 'NOT_A_URL' })
  const url = new URL(cleaned)
  const [user, password, database] = [url.username, url.password, url.pathname.slice(1)].map(decoded)
  if (user === undefined || password === undefined || database === undefined) return refuse({ code: 'NOT_A_URL' })
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:') return refuse({ code: 'NOT_POSTGRES' })
  if (url.hostname === '') return refuse({ code: 'NO_HOST' })
  if (database === '') return refuse({ code: 'NO_DATABASE_NAME' })
  if (user === '') return refuse({ code: 'NO_USER' })

  const isNeon = /(^|\.)neon\.(tech|build)$/.test(url.hostname)
  const mode = url.searchParams.get('sslmode')
  if (mode === null ? isNeon : meansVerified.has(mode)) url.searchParams.set('sslmode', 'verify-full')
  const options = url.searchParams.get('options') ?? ''
  url.searchParams.delete('options')

  const direct = new URL(url)
  direct.hostname = withoutPooler(url.hostname)
  return ok({
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? 5432 : Number(url.port),
    database,
    user,
    isNeon,
    isPooled: direct.hostname !== url.hostname,
    url: url.href,
    directUrl: direct.href,
    options,
  })
}

// URL lets a percent sign stand that means nothing; the driver would throw on it.
function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}

// Neon: ep-name-pooler.region.aws.neon.tech is the pooled twin of ep-name.region.aws.neon.tech.
const withoutPooler = (host: string) => host.replace(/^([^.]+)-pooler\./, '$1.')

/** The address without its password, for pages and logs. */
export function describeAddress(address: ServerAddress): string {
  return `${address.user}@${address.host}:${address.port}/${address.database}`
}
