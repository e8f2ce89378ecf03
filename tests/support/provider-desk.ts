import type { ProviderStep } from '../../electron/contract/identity/identity.ts'
import type { ProviderInput } from '../../electron/contract/identity/providers.ts'
import type { Account, BrowserPage, OpenidProvider } from './openid-provider.ts'
import type { TestDesk } from './test-farm.ts'

/** The settings that let a farm use the provider of a test. */
export const settingsFor = (provider: OpenidProvider, more: Partial<ProviderInput> = {}): ProviderInput => ({
  id: 'farm',
  kind: 'openid',
  name: 'Farm accounts',
  issuer: provider.issuer,
  clientId: provider.clientId,
  clientSecret: provider.clientSecret,
  enabled: true,
  newPeople: false,
  ...more,
})

/** Begins a sign-in and stops where the person stands before the provider's page. */
export async function beginVisit(desk: TestDesk, signal?: AbortSignal) {
  const steps = await desk.client.identity.startProvider(
    { provider: 'farm', stay: false },
    { ...(signal && { signal }) },
  )
  const next = async (): Promise<ProviderStep | undefined> => {
    const step = await steps.next()
    return step.done === true ? undefined : step.value
  }
  const first = await next()
  if (first?.step !== 'open') throw new Error(`the visit began with ${JSON.stringify(first)}`)
  return { url: first.url, last: next }
}

/** A person's whole way: to the provider, through it as `account` (null says no), and back. */
export async function visitAs(
  provider: OpenidProvider,
  desk: TestDesk,
  account: Account | null,
  language?: string,
): Promise<{ step: ProviderStep | undefined; page: BrowserPage }> {
  const { url, last } = await beginVisit(desk)
  provider.person(account)
  const page = await provider.browse(url, { ...(language !== undefined && { language }) })
  return { step: await last(), page }
}

/** The same, and in. */
export async function signInAs(provider: OpenidProvider, desk: TestDesk, account: Account) {
  const { step } = await visitAs(provider, desk, account)
  if (step?.step !== 'done') throw new Error(`the visit ended with ${JSON.stringify(step)}`)
  return desk.client.identity.finishProvider({ ticket: step.ticket })
}
