import type { Secrets } from '../../platform/secrets/index.ts'

export type PaymongoKey = { secret: string; isLive: boolean }

export const isLiveKey = (secret: string): boolean => secret.startsWith('sk_live_')

/** The key in this desktop's keychain. */
export async function readKey(secrets: Pick<Secrets, 'get'>): Promise<PaymongoKey | null> {
  const secret = await secrets.get('paymongo-key')
  return secret === null || secret === '' ? null : { secret, isLive: isLiveKey(secret) }
}
