import { randomUUID } from 'node:crypto'
import type { Tx } from '../../platform/database/index.ts'

/** Of someone who told none. */
export const walkInName = 'Walk-in'

/** Someone who buys without a name: a customer without a log-in (decision 11). */
export async function addWalkIn(
  tx: Tx,
  words: { firstName?: string; phoneNumber?: string | null } = {},
): Promise<string> {
  const { id } = await tx.user.create({
    data: {
      email: `walkin+${randomUUID()}@local.invalid`,
      firstName: words.firstName ?? walkInName,
      lastName: '',
      phoneNumber: words.phoneNumber ?? null,
      role: 'BUYER',
      isActive: false,
    },
    select: { id: true },
  })
  return id
}
