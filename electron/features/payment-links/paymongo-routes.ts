import type { TestStep } from '../../contract/base.ts'
import type { PaymongoView } from '../../contract/payment-links/paymongo.ts'
import type { FeatureRoutes } from '../../contract/routes.ts'
import { ok } from '../../platform/result.ts'
import { type LinkDeps, openStates } from './link-deps.ts'
import type { LinkPoller } from './link-poller.ts'
import { isLiveKey, readKey } from './paymongo-key.ts'

const modeOf = (isLive: boolean) => (isLive ? 'live' : 'test')

async function view({ database, secrets }: LinkDeps): Promise<PaymongoView> {
  const key = await readKey(secrets)
  const open = await database.read((db) =>
    db.paymentLink.groupBy({ by: ['isLive'], where: { status: { in: openStates } }, _count: { _all: true } }),
  )
  const count = (of: (isLive: boolean) => boolean) =>
    open.filter(({ isLive }) => of(isLive)).reduce((sum, { _count }) => sum + _count._all, 0)
  return {
    key: key && { mode: modeOf(key.isLive), last4: key.secret.slice(-4) },
    open: count(() => true),
    others: count((isLive) => isLive !== key?.isLive),
  }
}

async function* tryKey(
  { paymongo, secrets }: LinkDeps,
  typed: string | null,
  signal: AbortSignal,
): AsyncGenerator<TestStep, void> {
  const secret = typed ?? (await readKey(secrets))?.secret ?? null
  if (secret === null) {
    yield { step: 'key', ok: false, code: 'NO_KEY', data: {} }
    return
  }
  const isLive = isLiveKey(secret)
  yield { step: 'key', ok: isLive ? true : 'warn', code: isLive ? 'LIVE' : 'TEST', data: { last4: secret.slice(-4) } }
  const begun = performance.now()
  const answer = await paymongo.check(secret, signal)
  if (signal.aborted) return
  const ms = Math.round(performance.now() - begun)
  if (answer.ok) yield { step: 'opens', ok: true, code: 'OPENS', data: { ms } }
  else {
    const { refusal } = answer
    const detail = 'detail' in refusal ? refusal.detail : ''
    yield { step: 'opens', ok: false, code: refusal.code, data: { detail } }
  }
}

/** How this desktop makes payment links: its key, in its own keychain. */
export function paymongoRoutes(deps: LinkDeps & { poller: Pick<LinkPoller, 'wake'> }): FeatureRoutes<'paymongo'> {
  const { secrets, poller } = deps
  return {
    get: async () => ok(await view(deps)),
    save: async ({ input, audit }) => {
      const { secretKey } = input
      await secrets.set('paymongo-key', secretKey)
      poller.wake()
      audit({ entityId: 'paymongo.key', newValues: { mode: modeOf(isLiveKey(secretKey)), last4: secretKey.slice(-4) } })
      return ok(await view(deps))
    },
    remove: async ({ audit }) => {
      const key = await readKey(secrets)
      await secrets.set('paymongo-key', '')
      audit({ entityId: 'paymongo.key', oldValues: key && { mode: modeOf(key.isLive), last4: key.secret.slice(-4) } })
      return ok(await view(deps))
    },
    test: async ({ input, signal }) => ok(tryKey(deps, input.secretKey, signal)),
  }
}
