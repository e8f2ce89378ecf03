import { type ConfigKey, type ConfigValue, configKeys } from '../../contract/settings/config.ts'
import type { Clock } from '../../platform/clock.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'

/** The farm's settings as rules read them. */
export type FarmConfig = {
  /** What is set, or the standard value; another desktop's change shows within five seconds. */
  get: <K extends ConfigKey>(key: K) => Promise<ConfigValue<K>>
  /** Forgets what was read, after a change of our own. */
  refresh: () => void
}

const trustMs = 5000

/** A value that no longer fits its type is as if it were not set: a rule must not fail for it. */
export function valueOf<K extends ConfigKey>(key: K, stored: unknown): ConfigValue<K> {
  const { schema, value } = configKeys[key]
  const read = schema.safeParse(stored)
  // Each key's schema gives its own type, which the table of all of them can't say.
  return (read.success ? read.data : value) as ConfigValue<K>
}

export function createFarmConfig({ database, now }: { database: OpenDatabase; now: Clock }): FarmConfig {
  let stored: { rows: Map<string, unknown>; at: number } | null = null
  let reading: Promise<Map<string, unknown>> | null = null
  const readAnew = async (at: number) => {
    const own = database
      .read((db) =>
        db.systemConfig.findMany({
          where: { key: { in: Object.keys(configKeys) } },
          select: { key: true, value: true },
        }),
      )
      .then((rows) => new Map(rows.map((row) => [row.key, row.value])))
    reading = own
    try {
      const rows = await own
      // A change of our own meanwhile: these may be the values before it.
      if (reading === own) stored = { rows, at }
      return rows
    } finally {
      if (reading === own) reading = null
    }
  }
  const read = async () => {
    const at = now().getTime()
    if (stored && at - stored.at < trustMs) return stored.rows
    // While the database is away the rules of a moment ago hold.
    if (stored && database.state().state === 'lost') return stored.rows
    // Whoever asks for several keys at once asks the database once.
    return reading ?? readAnew(at)
  }
  return {
    get: async (key) => valueOf(key, (await read()).get(key)),
    refresh: () => {
      stored = null
      reading = null
    },
  }
}
