import { generateSecret, generateURI, verifySync } from 'otplib'
import { toString as drawQr } from 'qrcode'
import type { TotpSetup } from '../../../contract/identity/account.ts'

/** RFC 6238 as authenticators know it (decision 93). */
const periodSeconds = 30
const kind = { algorithm: 'sha1', digits: 6, period: periodSeconds } as const

export const newTotpSecret = (): string => generateSecret({ length: 20 })

export async function totpSetup(names: { issuer: string; label: string }, secret: string): Promise<TotpSetup> {
  const uri = generateURI({ ...kind, ...names, secret })
  return { secret, uri, qrSvg: await drawQr(uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }) }
}

/** The 30 s step that the code belongs to: this one, or the one before or after, for clocks that are off. Null: none. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const epoch = Math.floor(now.getTime() / 1000)
  const found = verifySync({ ...kind, secret, token: code, epoch, epochTolerance: periodSeconds })
  return found.valid ? Math.floor(epoch / periodSeconds) + found.delta : null
}
