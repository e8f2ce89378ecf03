/** What an error of Prisma, of a driver adapter or of a driver says about itself, wherever it keeps it. */
export interface DatabaseErrorFacts {
  /** Prisma's code (P2002), when there is one. */
  prismaCode: string | undefined
  /** The driver adapter's kind (UniqueConstraintViolation). */
  kind: string | undefined
  /** PostgreSQL's five characters (23505). */
  sqlState: string | undefined
  /** Node's code (ECONNREFUSED). */
  systemCode: string | undefined
  constraint: unknown
  message: string
}

const property = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

export function databaseErrorFacts(error: unknown): DatabaseErrorFacts {
  const wrapped = property(property(error, 'meta'), 'driverAdapterError')
  const cause = property(wrapped ?? error, 'cause')
  const code = text(property(error, 'code'))
  const isPrisma = code !== undefined && /^P\d{4}$/.test(code)
  const isSqlState = code !== undefined && !isPrisma && /^[0-9A-Z]{5}$/.test(code)
  return {
    prismaCode: isPrisma ? code : undefined,
    kind: text(property(cause, 'kind')),
    sqlState: text(property(cause, 'originalCode')) ?? (isSqlState ? code : undefined),
    systemCode: !isPrisma && !isSqlState ? code : undefined,
    constraint: property(cause, 'constraint'),
    message: text(property(cause, 'originalMessage')) ?? text(property(error, 'message')) ?? String(error),
  }
}

const snakeCase = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()

/**
 * Whether the row was there already. `which` is the constraint's name, or the fields in the order of the schema;
 * without it any unique violation counts.
 */
export function isUniqueViolation(error: unknown, which?: string | readonly string[]): boolean {
  const { kind, constraint } = databaseErrorFacts(error)
  if (kind !== 'UniqueConstraintViolation') return false
  if (which === undefined) return true
  const name = text(property(constraint, 'index'))
  if (name === undefined) return false
  if (typeof which === 'string') return name === which
  const columns = which.map(snakeCase).join('_')
  return name.endsWith(`_${columns}_key`) || (name.startsWith('idx_') && name.endsWith(`_${columns}`))
}

/** The name of the CHECK that a row broke, else null. */
export function brokenCheck(error: unknown): string | null {
  const { sqlState, message } = databaseErrorFacts(error)
  return sqlState === '23514' ? (/check constraint "([^"]+)"/.exec(message)?.[1] ?? null) : null
}

/** Whether a row could not go because others refer to it. */
export function isReferenced(error: unknown): boolean {
  const { kind, sqlState } = databaseErrorFacts(error)
  return kind === 'ForeignKeyConstraintViolation' || sqlState === '23503' || sqlState === '23001'
}
