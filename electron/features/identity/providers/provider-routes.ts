import type { ProviderStep } from '../../../contract/identity/identity.ts'
import { isProven, stepUpMethods } from '../../../contract/identity/person.ts'
import {
  type Answer,
  type AuditIn,
  type Caller,
  type FeatureRoutes,
  type Input,
  isAtThisComputer,
} from '../../../contract/routes.ts'
import { ok, refuse } from '../../../platform/result.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { completeSignIn } from '../sign-in/complete-sign-in.ts'
import { createTickets, type Tickets } from '../sign-in/tickets.ts'
import { methodOf, readProviders } from './provider-settings.ts'
import { type Arrived, type Visit, visitProvider } from './provider-visit.ts'

/** Sign-in through Google, Facebook or any OpenID provider; for someone who is signed in, one more way in. */
export function providerRoutes(
  deps: IdentityDeps,
): Pick<FeatureRoutes<'identity'>, 'providers' | 'startProvider' | 'finishProvider'> {
  const { database, now } = deps
  const arrived = createTickets<Arrived>({ now, ttlMs: 5 * 60_000 })
  /** One way out per desk: a second one ends the first, so nobody can pile up servers. */
  const open = new Map<string, AbortController>()
  const enabled = async () => (await readProviders(database)).filter((each) => each.enabled)

  async function* alone(visit: Visit, signal: AbortSignal): AsyncGenerator<ProviderStep, void> {
    const deviceId = visit.caller.deviceId ?? ''
    open.get(deviceId)?.abort()
    const own = new AbortController()
    open.set(deviceId, own)
    try {
      yield* visitProvider(deps, visit, AbortSignal.any([own.signal, signal]))
    } finally {
      if (open.get(deviceId) === own) open.delete(deviceId)
    }
  }
  return {
    providers: async () => ok((await enabled()).map(({ id, name, kind }) => ({ id, name, kind }))),
    startProvider: async ({ input, who, caller, signal }) => {
      // The provider sends the browser to 127.0.0.1: from another computer that would be another computer.
      if (!isAtThisComputer(caller)) return refuse({ code: 'NOT_ON_THIS_COMPUTER' })
      const settings = (await enabled()).find(({ id }) => id === input.provider)
      if (!settings) return refuse({ code: 'PROVIDER_UNKNOWN' })
      // At a locked desk somebody else may stand: they can sign in as themselves, not add a way into this account.
      const linking = who && !who.session.locked ? who : null
      // A new way into an account is worth a proof.
      if (linking && !isProven(linking, now())) {
        return refuse({ code: 'STEP_UP_NEEDED', data: { methods: stepUpMethods(linking) } })
      }
      const visit = { settings, stay: input.stay, caller, linkTo: linking?.id ?? null, arrived }
      return ok(alone(visit, signal))
    },
    finishProvider: ({ input, caller, auditIn }) => finishProvider({ ...deps, arrived }, { ...input, caller }, auditIn),
  }
}

/** Back from the provider, at the same desk: in, or on to the second factor. */
async function finishProvider(
  { arrived, ...deps }: IdentityDeps & { arrived: Tickets<Arrived> },
  { ticket, caller }: Input<'identity', 'finishProvider'> & { caller: Caller },
  auditIn: AuditIn,
): Promise<Answer<'identity', 'finishProvider'>> {
  const back = arrived.look(ticket)
  if (back?.deviceId !== caller.deviceId || !arrived.take(ticket)) return refuse({ code: 'TICKET_OVER' })
  const user = await deps.database.read((db) => db.user.findUnique({ where: { id: back.userId } }))
  if (!user?.isActive) return refuse({ code: 'NOT_ACTIVE' })
  const { id, twoFactorEnabled, password } = user
  const entry = { user: { id, twoFactorEnabled, password }, caller, stay: back.stay, method: methodOf(back.settings) }
  const entered = await completeSignIn(deps, entry, auditIn)
  return entered.ok ? entered : refuse({ code: 'NOT_ACTIVE' })
}
