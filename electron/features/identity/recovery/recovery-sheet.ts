import { createHash } from 'node:crypto'
import { checkChar, recoveryChars, recoveryGroup } from '../../../contract/identity/recovery-code.ts'
import type { Answer, Asker, AuditIn } from '../../../contract/routes.ts'
import { inTransaction } from '../../../platform/database/index.ts'
import { ok } from '../../../platform/result.ts'
import { writeSecurity } from '../../logs/index.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { randomPlain } from '../sign-in/backup-codes.ts'

/** 24 random characters are 120 bits, which need no slow hash; the person's id keeps one table from serving for all. */
export const recoveryHash = (userId: string, code: string): string =>
  createHash('sha256').update(`recovery:${userId}:${code}`).digest('hex')

function newRecoveryCode(): string {
  const random = randomPlain(recoveryChars - 1)
  return random + checkChar(random)
}

const inGroups = (code: string): string => code.match(new RegExp(`.{${recoveryGroup}}`, 'g'))?.join('-') ?? code

/** A code that stands for a lost second factor, once, when the password is set anew. The sheet before it is over. */
export async function makeRecoverySheet(
  { database, now, sessions }: IdentityDeps,
  { who: { id }, caller }: Asker,
  auditIn: AuditIn,
): Promise<Answer<'account', 'makeRecoverySheet'>> {
  const code = newRecoveryCode()
  const answer = await inTransaction(database, async (tx) => {
    await tx.user.update({ where: { id }, data: { recoveryHash: recoveryHash(id, code) } })
    await writeSecurity(tx, now(), { event: 'RECOVERY_SHEET_MADE', severity: 'INFO', userId: id, caller })
    await auditIn(tx, { entityId: id, newValues: { changed: ['recovery sheet'] } })
    return ok({ code: inGroups(code) })
  })
  sessions.forgetAll()
  return answer
}
