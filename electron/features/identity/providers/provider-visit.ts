import type { ProviderStep } from '../../../contract/identity/identity.ts'
import type { ProviderSettings } from '../../../contract/identity/providers.ts'
import type { Caller } from '../../../contract/routes.ts'
import { writeSecurity } from '../../logs/index.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import type { Tickets } from '../sign-in/tickets.ts'
import { resolveArrival } from './provider-link.ts'
import { providerPage } from './provider-page.ts'
import { addressOf, identityKey, methodOf } from './provider-settings.ts'

/** Someone who came back from a provider and is known here; the same desk finishes. */
export type Arrived = { userId: string; stay: boolean; settings: ProviderSettings; deviceId: string | null }

export type Visit = {
  settings: ProviderSettings
  stay: boolean
  caller: Caller
  linkTo: string | null
  arrived: Tickets<Arrived>
}

const failed = (code: string, detail = ''): ProviderStep => ({ step: 'failed', code, detail })

/** The person may have gone, or the desk been locked, while the browser was open: then nothing is linked. */
async function mayStillLink({ sessions }: IdentityDeps, { linkTo, caller }: Visit): Promise<boolean> {
  if (linkTo === null) return true
  sessions.forget(caller.session.get())
  const me = await sessions.who(caller.session.get())
  return me?.id === linkTo && !me.session.locked
}

async function noteRefused({ database, now }: IdentityDeps, visit: Visit, code: string): Promise<void> {
  const metadata = { method: methodOf(visit.settings), provider: identityKey(visit.settings), reason: code }
  await database.write((db) =>
    writeSecurity(db, now(), {
      event: 'LOGIN_FAILED',
      severity: 'WARNING',
      userId: visit.linkTo,
      caller: visit.caller,
      metadata,
    }),
  )
}

/** Opens the way to the provider, waits for what comes back, and gives a ticket for whoever that is here. */
export async function* visitProvider(
  deps: IdentityDeps,
  visit: Visit,
  signal: AbortSignal,
): AsyncGenerator<ProviderStep, void> {
  const { settings, stay, caller, linkTo, arrived } = visit
  const begun = await deps.openid.visit(await addressOf(deps.secrets, settings), providerPage)
  if (!begun.ok) {
    yield failed(begun.refusal.code, begun.refusal.detail)
    return
  }
  const { url, person, close } = begun.value
  signal.addEventListener('abort', close, { once: true })
  try {
    if (signal.aborted) return
    yield { step: 'open', url }
    const back = await person()
    if (!back.ok && back.refusal.code === 'LEFT') return
    const found = !back.ok
      ? back
      : (await mayStillLink(deps, visit))
        ? await resolveArrival(deps, { settings, person: back.value, caller, linkTo })
        : ({ ok: false, refusal: { code: 'SIGNED_OUT' } } as const)
    if (!found.ok) {
      const { code } = found.refusal
      if (!['DENIED', 'TIME_OVER'].includes(code)) await noteRefused(deps, visit, code)
      yield failed(code, 'detail' in found.refusal ? found.refusal.detail : '')
      return
    }
    const ticket = arrived.put({ userId: found.value.id, stay, settings, deviceId: caller.deviceId })
    yield { step: 'done', ticket }
  } finally {
    signal.removeEventListener('abort', close)
    close()
  }
}
