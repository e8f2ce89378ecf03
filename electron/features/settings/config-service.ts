import { fullName } from '../../contract/identity/person.ts'
import type { Answer, AuditIn, Input } from '../../contract/routes.ts'
import {
  type ConfigChange,
  type ConfigKey,
  type ConfigRow,
  configKey,
  configKeys,
} from '../../contract/settings/config.ts'
import type { Clock } from '../../platform/clock.ts'
import { inTransaction, type JsonInput, type OpenDatabase } from '../../platform/database/index.ts'
import { ok, refuse } from '../../platform/result.ts'
import { type FarmConfig, valueOf } from './farm-config.ts'

export type ConfigDeps = {
  database: OpenDatabase
  config: FarmConfig
  now: Clock
  /** After a change of our own: the frame shows the farm's name. */
  onSet: () => void
}

type StoredValue = { key: string; value: unknown; updatedAt: Date }
const mostChanges = 100

function rowOf(key: ConfigKey, stored: StoredValue | undefined): ConfigRow {
  const { value: standard, category } = configKeys[key]
  const entry: { isPublic?: true; unit?: string } = configKeys[key]
  return {
    key,
    value: valueOf(key, stored?.value),
    standard,
    category,
    isPublic: entry.isPublic ?? false,
    unit: entry.unit ?? null,
    updatedAt: stored?.updatedAt ?? null,
  }
}

/** The value as its type keeps it, or the name of the rule it breaks. */
function checkValue(key: ConfigKey, value: unknown): { value: JsonInput } | { rule: string } {
  const read = configKeys[key].schema.safeParse(value)
  // Every type of the table is a number, a text or a yes.
  if (read.success) return { value: read.data }
  const [issue] = read.error.issues
  return { rule: issue && /^[A-Z_]+$/.test(issue.message) ? issue.message : 'TYPE' }
}

export async function listConfig({ database }: Pick<ConfigDeps, 'database'>): Promise<ConfigRow[]> {
  const rows = await database.read((db) => db.systemConfig.findMany())
  const stored = new Map(rows.map((row) => [row.key, row]))
  return configKey.options.map((key) => rowOf(key, stored.get(key)))
}

/** What anyone may see, by its key. */
export async function readOpenConfig({ config }: Pick<ConfigDeps, 'config'>): Promise<Answer<'config', 'open'>> {
  const shown = configKey.options.filter((key) => 'isPublic' in configKeys[key])
  const values = await Promise.all(shown.map(async (key) => [key, await config.get(key)] as const))
  return ok(Object.fromEntries(values))
}

export async function setConfig(
  { database, config, now, onSet }: ConfigDeps,
  { key, value }: Input<'config', 'set' | 'setGuarded'>,
  auditIn: AuditIn,
): Promise<Answer<'config', 'set'>> {
  const checked = checkValue(key, value)
  if ('rule' in checked) return refuse({ code: 'VALUE_BAD', data: checked })
  const answer = await inTransaction(database, async (tx) => {
    // One after the other, so that each change knows what it replaced.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('mash.config'))`
    const before = await tx.systemConfig.findUnique({ where: { key } })
    const { category } = configKeys[key]
    const next = { value: checked.value, category, isPublic: 'isPublic' in configKeys[key], updatedAt: now() }
    const after = await tx.systemConfig.upsert({ where: { key }, create: { key, ...next }, update: next })
    const oldValues = { value: valueOf(key, before?.value) }
    await auditIn(tx, { entityId: key, oldValues, newValues: { value: checked.value } })
    return ok(rowOf(key, after))
  })
  config.refresh()
  onSet()
  return answer
}

/** A row's old or new values as this screen wrote them: `{ value }`. */
const valueIn = (json: unknown): unknown =>
  typeof json === 'object' && json !== null && 'value' in json ? json.value : null

/** What one setting was before, the last change first. */
export function readConfigHistory(
  { database }: Pick<ConfigDeps, 'database'>,
  { key }: Input<'config', 'history'>,
): Promise<ConfigChange[]> {
  return database.read(async (db) => {
    const where = { entity: 'SystemConfig', entityId: key }
    const rows = await db.auditLog.findMany({ where, orderBy: { seq: 'desc' }, take: mostChanges })
    const ids = rows.flatMap(({ userId }) => userId ?? [])
    const people = await db.user.findMany({
      where: { id: { in: ids } },
      select: { id: true, firstName: true, lastName: true },
    })
    const names = new Map(people.map((one) => [one.id, fullName(one)]))
    return rows.map((row) => ({
      at: row.timestamp,
      who: row.userId === null ? null : (names.get(row.userId) ?? null),
      before: valueIn(row.oldValues),
      after: valueIn(row.newValues),
    }))
  })
}
