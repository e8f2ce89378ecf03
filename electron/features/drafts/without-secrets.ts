import { z } from 'zod'

/** Named so that `postalCode` and `unit price` stay: a draft may well hold those. */
const secretName = /password|passphrase|passwd|secret|token|otp|credential|private.?key|^(code|pin|key)$/i
/** An address that carries its password: `mqtt://farm:secret@host`. */
const secretAddress = /^[a-z][a-z+.-]*:\/\/[^/\s@]*:[^/\s]*@/i
const isSecret = ([name, inner]: [string, unknown]) =>
  secretName.test(name) || (typeof inner === 'string' && secretAddress.test(inner.trim()))

const record = z.record(z.string(), z.unknown())

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip)
  const fields = record.safeParse(value)
  if (!fields.success) return value
  return Object.fromEntries(
    Object.entries(fields.data)
      .filter((field) => !isSecret(field))
      .map(([name, inner]) => [name, strip(inner)]),
  )
}

/** A form's values without what is named like a secret, whatever the page sent. Null: no form's values at all. */
export function withoutSecrets(json: string): string | null {
  try {
    const values = record.safeParse(JSON.parse(json))
    return values.success ? JSON.stringify(strip(values.data)) : null
  } catch {
    // No JSON: whoever sent it gets the refusal.
    return null
  }
}
