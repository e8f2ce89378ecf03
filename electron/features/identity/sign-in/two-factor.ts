import type { Me } from '../../../contract/identity/person.ts'
import type { Answer, Asker, AuditIn, Input } from '../../../contract/routes.ts'
import { inTransaction } from '../../../platform/database/index.ts'
import { ok, refuse } from '../../../platform/result.ts'
import { writeSecurity } from '../../logs/index.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { clearAttempt, secondFactorKey } from './attempts.ts'
import { backupCodeHash, newBackupCodes as makeCodes } from './backup-codes.ts'
import { secretContext } from './second-factor.ts'
import { newTotpSecret, stepOfCode, totpSetup } from './totp.ts'

const changed = (what: string) => ({ changed: [what] })
const notStarted = refuse({ code: 'NOT_STARTED' })

/** Keeps a new secret that is not in use yet; starting again makes another one. */
export async function startTwoFactor(
  { database, sealer, config }: IdentityDeps,
  { id, email }: Me,
): Promise<Answer<'account', 'startTwoFactor'>> {
  const seals = await sealer()
  if (!seals) return refuse({ code: 'KEY_MISSING' })
  const secret = newTotpSecret()
  const sealed = seals.seal(secret, secretContext(id))
  const started = await database.write((db) =>
    db.user.updateMany({ where: { id, twoFactorEnabled: false }, data: { twoFactorSecret: sealed } }),
  )
  if (started.count === 0) return refuse({ code: 'ALREADY_ON' })
  return ok(await totpSetup({ issuer: await config.get('site.name'), label: email }, secret))
}

/** Wrong codes are not counted here: who may ask has made the secret, and could read it. */
export async function confirmTwoFactor(
  deps: IdentityDeps,
  { who: { id }, caller, code }: Asker & Input<'account', 'confirmTwoFactor'>,
  auditIn: AuditIn,
): Promise<Answer<'account', 'confirmTwoFactor'>> {
  const { database, sealer, now, sessions } = deps
  const user = await database.read((db) =>
    db.user.findUniqueOrThrow({ where: { id }, select: { twoFactorEnabled: true, twoFactorSecret: true } }),
  )
  const sealed = user.twoFactorSecret
  if (user.twoFactorEnabled || sealed === null) return notStarted
  const secret = (await sealer())?.open(sealed, secretContext(id)) ?? null
  if (secret === null) return refuse({ code: 'KEY_MISSING' })
  const step = stepOfCode(secret, code, now())
  if (step === null) return refuse({ code: 'WRONG_CODE' })
  const codes = makeCodes()
  const answer = await inTransaction(database, async (tx) => {
    const on = await tx.user.updateMany({
      where: { id, twoFactorEnabled: false, twoFactorSecret: sealed },
      data: {
        twoFactorEnabled: true,
        twoFactorLastStep: step, // the code that turned it on is spent as well
        twoFactorBackupCodes: codes.map((each) => backupCodeHash(id, each)),
      },
    })
    if (on.count === 0) return notStarted
    await clearAttempt(tx, { keys: [secondFactorKey(id).key] })
    await writeSecurity(tx, now(), { event: 'TWO_FACTOR_ENABLED', severity: 'INFO', userId: id, caller })
    await auditIn(tx, { entityId: id, newValues: changed('second factor on') })
    return ok({ codes })
  })
  sessions.forgetAll()
  return answer
}

export async function endTwoFactor(
  { database, now, sessions }: IdentityDeps,
  { who: { id }, caller }: Asker,
  auditIn: AuditIn,
): Promise<Answer<'account', 'endTwoFactor'>> {
  const answer = await inTransaction(database, async (tx) => {
    const off = await tx.user.updateMany({
      where: { id, twoFactorEnabled: true },
      data: { twoFactorEnabled: false, twoFactorSecret: null, twoFactorLastStep: null, twoFactorBackupCodes: [] },
    })
    if (off.count > 0) {
      await writeSecurity(tx, now(), { event: 'TWO_FACTOR_DISABLED', severity: 'WARNING', userId: id, caller })
    }
    await auditIn(tx, { entityId: id, newValues: changed('second factor off') })
    return ok(undefined)
  })
  sessions.forgetAll()
  return answer
}

/** Ten new ones; those of before are good no more. */
export async function newBackupCodes(
  { database, sessions }: IdentityDeps,
  { id }: Me,
  auditIn: AuditIn,
): Promise<Answer<'account', 'newBackupCodes'>> {
  const codes = makeCodes()
  const answer = await inTransaction(database, async (tx) => {
    const started = await tx.user.updateMany({
      where: { id, twoFactorEnabled: true },
      data: { twoFactorBackupCodes: codes.map((code) => backupCodeHash(id, code)) },
    })
    if (started.count === 0) return refuse({ code: 'NOT_ON' })
    await auditIn(tx, { entityId: id, newValues: changed('backup codes') })
    return ok({ codes })
  })
  sessions.forgetAll()
  return answer
}
