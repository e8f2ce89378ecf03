import type { Tx } from '../../platform/database/index.ts'

/**
 * Two who change one chamber wait for each other here. Its key stays free: readings that point to it are stored on
 * meanwhile.
 */
export async function holdChamber(tx: Tx, id: string): Promise<{ name: string; location: string | null } | null> {
  const rows = await tx.$queryRaw<{ name: string; location: string | null }[]>`
    SELECT name, location FROM devices WHERE id = ${id} FOR NO KEY UPDATE`
  return rows[0] ?? null
}
