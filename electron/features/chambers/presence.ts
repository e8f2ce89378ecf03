import { oldMs } from '../../contract/chambers/ages.ts'
import type { Clock } from '../../platform/clock.ts'
import { inTransaction, type OpenDatabase } from '../../platform/database/index.ts'
import { ok } from '../../platform/result.ts'
import type { Hearing } from './hearing.ts'
import type { Registry } from './registry.ts'

const aheadMs = 5 * 60_000 // two desktops' clocks are never quite the same

type PresenceDeps = {
  database: OpenDatabase
  registry: Pick<Registry, 'all'>
  hearing: Pick<Hearing, 'heardAtOf'>
  now: Clock
}

/**
 * Writes what is heard to `devices.last_seen` and `status`, for other desktops and the backend. Several desktops may
 * hear the same chamber: the newest word stands, and one that hears nothing marks OFFLINE only what nobody has heard.
 * A chamber in MAINTENANCE or ERROR keeps that word.
 */
export async function writePresence({ database, registry, hearing, now }: PresenceDeps): Promise<void> {
  const heard = registry.all().flatMap((chamber) => {
    const at = hearing.heardAtOf(chamber.id)
    return at === null ? [] : [{ id: chamber.id, at }]
  })
  // A clock that was ahead once must not say for hours that a chamber was seen just now.
  const latest = new Date(now().getTime() + aheadMs)
  const silentSince = new Date(now().getTime() - oldMs)
  await inTransaction(
    database,
    async (tx) => {
      await tx.$executeRaw`
      WITH heard AS (SELECT * FROM unnest(${heard.map((one) => one.id)}::text[], ${heard.map((one) => one.at)}::timestamptz[]) AS h(id, at)),
      seen AS (SELECT d.id, GREATEST(CASE WHEN d.last_seen <= ${latest} THEN d.last_seen END, h.at) AS at FROM devices d LEFT JOIN heard h USING (id)),
      due AS (SELECT id, at, CASE WHEN at > ${silentSince} THEN 'ONLINE' ELSE 'OFFLINE' END::device_status AS status FROM seen)
      UPDATE devices d SET last_seen = due.at, updated_at = now(),
        status = CASE WHEN d.status IN ('MAINTENANCE', 'ERROR') THEN d.status ELSE due.status END
      FROM due WHERE d.id = due.id AND (d.last_seen IS DISTINCT FROM due.at
        OR (d.status NOT IN ('MAINTENANCE', 'ERROR') AND d.status <> due.status))`
      return ok(undefined)
    },
    { idempotent: true },
  )
}
