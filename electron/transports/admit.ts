import { ORPCError } from '@orpc/client'
import type { ProcedureMeta } from '../contract/base.ts'
import { isProven, type Me, stepUpMethods } from '../contract/identity/person.ts'
import type { Permission } from '../contract/permissions.ts'
import type { Caller } from '../contract/routes.ts'
import type { Clock } from '../platform/clock.ts'

export type Admission = {
  now: Clock
  /** Names of the people who can grant it, as far as the one who is refused may know them. */
  whoGrants: (permission: Permission, who: Me) => Promise<string[]>
  /** Someone asked for what they may not: for the security log. */
  onDenied: (denied: { who: Me; permission: Permission; caller: Caller; path: string }) => void
}

/** Who may: throws the contract's own errors. */
export async function admit(
  { now, whoGrants, onDenied }: Admission,
  call: { meta: Pick<ProcedureMeta, 'access' | 'stepUp'>; who: Me | null; caller: Caller; path: string },
): Promise<void> {
  const { meta, who, caller, path } = call
  const { access } = meta
  if (access === 'anyone') return
  if (!who) throw new ORPCError('UNAUTHORIZED', { defined: true, status: 401 })
  if (access === 'even-locked') return
  if (who.session.locked) throw new ORPCError('LOCKED', { defined: true, status: 423 })
  if (access !== 'signed-in' && !who.permissions.includes(access)) {
    onDenied({ who, permission: access, caller, path })
    const data = { permission: access, grantedBy: await whoGrants(access, who) }
    throw new ORPCError('FORBIDDEN', { defined: true, status: 403, data })
  }
  if (meta.stepUp && !isProven(who, now())) {
    throw new ORPCError('STEP_UP_NEEDED', { defined: true, status: 403, data: { methods: stepUpMethods(who) } })
  }
}
