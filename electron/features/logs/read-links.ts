import type { Db, Tx } from '../../platform/database/index.ts'
import type { Link } from './chain-links.ts'

/** The rows that stand at these places now; a place may be empty. */
export async function readLinks(db: Db | Tx, seqs: number[]): Promise<Link[]> {
  const rows = await db.auditLog.findMany({ where: { seq: { in: seqs } }, select: { seq: true, hash: true } })
  return rows.map((row) => ({ seq: Number(row.seq), hash: row.hash }))
}
