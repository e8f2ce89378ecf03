import { type FeatureRoutes, personOf } from '../../../contract/routes.ts'
import { ok, refuse } from '../../../platform/result.ts'
import { writeSecurity } from '../../logs/index.ts'
import { clearAttempt, secondFactorKey } from './attempts.ts'
import { backupCodeHash, newBackupCodes as makeCodes } from './backup-codes.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { secretPlace } from './second-factor.ts'
import { newTotpSecret, stepOfCode, totpSetup } from './totp.ts'

type AccountRoutes = FeatureRoutes<'account'>
const changed = (what: string) => ({ changed: [what] })

/** Keeps a new secret that is not in use yet; starting again makes another one. */
export const startTwoFactor =
  ({ database, sealer, config }: IdentityDeps): AccountRoutes['startTwoFactor'] =>
  async (call) => {
    const { id, email } = personOf(call)
    const seals = await sealer()
    if (!seals) return refuse({ code: 'KEY_MISSING' })
    const secret = newTotpSecret()
    const sealed = seals.seal(secret, secretPlace(id))
    const kept = await database.write((db) =>
      db.user.updateMany({ where: { id, twoFactorEnabled: false }, data: { twoFactorSecret: sealed } }),
    )
    if (kept.count === 0) return refuse({ code: 'ALREADY_ON' })
    return ok(await totpSetup({ issuer: await config.get('site.name'), label: email }, secret))
  }

/** Wrong codes are not counted here: who may ask has made the secret, and could read it. */
export const confirmTwoFactor =
  (deps: IdentityDeps): AccountRoutes['confirmTwoFactor'] =>
  async (call) => {
    const { database, sealer, now, sessions } = deps
    const { id } = personOf(call)
    const user = await database.read((db) =>
      db.user.findUniqueOrThrow({ where: { id }, select: { twoFactorEnabled: true, twoFactorSecret: true } }),
    )
    const sealed = user.twoFactorSecret
    if (user.twoFactorEnabled || sealed === null) return refuse({ code: 'NOT_STARTED' })
    const secret = (await sealer())?.open(sealed, secretPlace(id)) ?? null
    if (secret === null) return refuse({ code: 'KEY_MISSING' })
    const step = stepOfCode(secret, call.input.code, now())
    if (step === null) return refuse({ code: 'WRONG_CODE' })
    const codes = makeCodes()
    const isOn = await database.write((db) =>
      db.$transaction(async (tx) => {
        const on = await tx.user.updateMany({
          where: { id, twoFactorEnabled: false, twoFactorSecret: sealed },
          data: {
            twoFactorEnabled: true,
            twoFactorLastStep: step, // the code that turned it on is spent as well
            twoFactorBackupCodes: codes.map((code) => backupCodeHash(id, code)),
          },
        })
        if (on.count === 0) return false
        await clearAttempt(tx, { keys: [secondFactorKey(id).key] })
        const entry = { event: 'TWO_FACTOR_ENABLED', severity: 'INFO', userId: id, caller: call.caller } as const
        await writeSecurity(tx, now(), entry)
        await call.auditIn(tx, { entityId: id, newValues: changed('second factor on') })
        return true
      }),
    )
    sessions.forgetAll()
    return isOn ? ok({ codes }) : refuse({ code: 'NOT_STARTED' })
  }

export const endTwoFactor =
  ({ database, now, sessions }: IdentityDeps): AccountRoutes['endTwoFactor'] =>
  async (call) => {
    const { id } = personOf(call)
    await database.write((db) =>
      db.$transaction(async (tx) => {
        const off = await tx.user.updateMany({
          where: { id, twoFactorEnabled: true },
          data: { twoFactorEnabled: false, twoFactorSecret: null, twoFactorLastStep: null, twoFactorBackupCodes: [] },
        })
        if (off.count > 0) {
          const entry = { event: 'TWO_FACTOR_DISABLED', severity: 'WARNING', userId: id, caller: call.caller } as const
          await writeSecurity(tx, now(), entry)
        }
        await call.auditIn(tx, { entityId: id, newValues: changed('second factor off') })
      }),
    )
    sessions.forgetAll()
    return ok(undefined)
  }

/** Ten new ones; those of before are good no more. */
export const newBackupCodes =
  ({ database, sessions }: IdentityDeps): AccountRoutes['newBackupCodes'] =>
  async (call) => {
    const { id } = personOf(call)
    const codes = makeCodes()
    const isKept = await database.write((db) =>
      db.$transaction(async (tx) => {
        const kept = await tx.user.updateMany({
          where: { id, twoFactorEnabled: true },
          data: { twoFactorBackupCodes: codes.map((code) => backupCodeHash(id, code)) },
        })
        if (kept.count === 0) return false
        await call.auditIn(tx, { entityId: id, newValues: changed('backup codes') })
        return true
      }),
    )
    sessions.forgetAll()
    return isKept ? ok({ codes }) : refuse({ code: 'NOT_ON' })
  }
