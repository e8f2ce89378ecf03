import type { Answer, Asker, AuditIn, Input } from '../../contract/routes.ts'
import type { Clock } from '../../platform/clock.ts'
import { inTransaction, type OpenDatabase } from '../../platform/database/index.ts'
import { ok, refuse } from '../../platform/result.ts'
import type { Anchors } from './anchors.ts'
import { agreeing } from './chain-links.ts'
import { readLinks } from './read-links.ts'
import { writeSecurity } from './write-security.ts'

type Deps = { database: OpenDatabase; anchors: Anchors; now: Clock }

/**
 * A database that was brought back from a backup is not the one that this desktop saw. Its owner says so once, in both
 * logs, and this desktop forgets what does not agree with it. Breaks inside the chain, and what other desktops saw, go
 * on being told.
 */
export async function acceptRestored(
  { database, anchors, now }: Deps,
  { who, caller, reason }: Asker & Input<'logs', 'acceptRestored'>,
  auditIn: AuditIn,
): Promise<Answer<'logs', 'acceptRestored'>> {
  const seen = anchors.list()
  const accepted = await inTransaction(database, async (tx) => {
    const end = await tx.auditChain.findUniqueOrThrow({ where: { id: 1 } })
    const found = await readLinks(
      tx,
      seen.map(({ seq }) => seq),
    )
    const agreed = agreeing(seen, found)
    const lastSeen = seen.at(-1)
    if (agreed.length === seen.length || !lastSeen) return refuse({ code: 'NOTHING_TO_ACCEPT' })
    const before = { row: lastSeen.seq, chain: lastSeen.hash }
    const after = { row: Number(end.lastSeq), chain: end.lastHash, reason }
    await writeSecurity(tx, now(), {
      event: 'RESTORE_ACCEPTED',
      severity: 'CRITICAL',
      userId: who.id,
      caller,
      metadata: { reason, seen: before, now: after },
    })
    await auditIn(tx, { entityId: 'chain', oldValues: before, newValues: after })
    return ok(agreed)
  })
  if (!accepted.ok) return accepted
  anchors.replace(accepted.value)
  await anchors.remember()
  return ok(undefined)
}
