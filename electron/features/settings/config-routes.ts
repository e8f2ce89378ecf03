import {
  type ConfigChange,
  type ConfigKey,
  configKey,
  configKeys,
  type ConfigRow,
} from '../../contract/settings/config.ts'
import { fullName } from '../../contract/identity/person.ts'
import type { FeatureRoutes } from '../../contract/routes.ts'
import type { Clock } from '../../platform/clock.ts'
import type { JsonInput, OpenDatabase } from '../../platform/database/index.ts'
import { ok, refuse } from '../../platform/result.ts'
import { type FarmConfig, valueOf } from './farm-config.ts'

export type ConfigDeps = {
  database: OpenDatabase
  config: FarmConfig
  now: Clock
  /** After a change of our own: the frame shows the farm's name. */
  onSet: () => void
}

type Held = { key: string; value: unknown; updatedAt: Date }
const mostChanges = 100

function rowOf(key: ConfigKey, held: Held | undefined): ConfigRow {
  const { value: standard, category } = configKeys[key]
  const entry: { isPublic?: true; unit?: string } = configKeys[key]
  return {
    key,
    value: valueOf(key, held?.value),
    standard,
    category,
    isPublic: entry.isPublic ?? false,
    unit: entry.unit ?? null,
    updatedAt: held?.updatedAt ?? null,
  }
}

/** The value as its type keeps it, or the name of the rule it breaks. */
export function checkValue(key: ConfigKey, value: unknown): { value: JsonInput } | { rule: string } {
  const read = configKeys[key].schema.safeParse(value)
  // Every type of the table is a number, a text or a yes.
  if (read.success) return { value: read.data }
  const [issue] = read.error.issues
  return { rule: issue && /^[A-Z_]+$/.test(issue.message) ? issue.message : 'TYPE' }
}

/** A row's old or new values as this screen wrote them: `{ value }`. */
const valueIn = (json: unknown): unknown =>
  typeof json === 'object' && json !== null && 'value' in json ? json.value : null

export function configRoutes({ database, config, now, onSet }: ConfigDeps): FeatureRoutes<'config'> {
  return {
    list: async () => {
      const rows = await database.read((db) => db.systemConfig.findMany())
      return ok(
        configKey.options.map((key) =>
          rowOf(
            key,
            rows.find((row) => row.key === key),
          ),
        ),
      )
    },
    open: async () => {
      const shown = configKey.options.filter((key) => 'isPublic' in configKeys[key])
      const values = await Promise.all(shown.map(async (key) => [key, await config.get(key)] as const))
      return ok(Object.fromEntries(values))
    },
    set: async ({ input, auditIn }) => {
      const { key } = input
      const checked = checkValue(key, input.value)
      if ('rule' in checked) return refuse({ code: 'VALUE_BAD', data: checked })
      const row = await database.write((db) =>
        db.$transaction(async (tx) => {
          // One after the other, so that each change knows what it replaced.
          await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('mash.config'))`
          const before = await tx.systemConfig.findUnique({ where: { key } })
          const { category } = configKeys[key]
          const kept = { value: checked.value, category, isPublic: 'isPublic' in configKeys[key], updatedAt: now() }
          const after = await tx.systemConfig.upsert({ where: { key }, create: { key, ...kept }, update: kept })
          const oldValues = { value: valueOf(key, before?.value) }
          await auditIn(tx, { entityId: key, oldValues, newValues: { value: checked.value } })
          return rowOf(key, after)
        }),
      )
      config.refresh()
      onSet()
      return ok(row)
    },
    history: async ({ input }) =>
      ok(
        await database.read(async (db): Promise<ConfigChange[]> => {
          const where = { entity: 'SystemConfig', entityId: input.key }
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
        }),
      ),
  }
}
