import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/**
 * Encrypts single columns with the farm's data key. `context` says where the value lives (`users.two_factor_secret:ID`):
 * a sealed value that was moved to another row does not open.
 */
export type Sealer = {
  seal: (text: string, context: string) => string
  /** Null when it was sealed with another key, in another context, or altered. */
  open: (sealed: string, context: string) => string | null
  /**
   * HMAC-SHA-256 of what is kept only to be compared (codes of six digits: a plain hash of one is soon guessed by
   * whoever has a copy of the database). Made with a key of its own, derived from the data key.
   */
  mac: (text: string, context: string) => string
}

const mark = 'v1.'

/** AES-256-GCM; `key` has 32 bytes. */
export function createSealer(key: Buffer): Sealer {
  const macKey = Buffer.from(hkdfSync('sha256', key, '', 'mash mac', 32))
  return {
    mac: (text, context) =>
      createHmac('sha256', macKey)
        .update(JSON.stringify([context, text]))
        .digest('base64url'),
    seal(text, context) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return mark + Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
    },
    open(sealed, context) {
      if (!sealed.startsWith(mark)) return null
      const bytes = Buffer.from(sealed.slice(mark.length), 'base64url')
      if (bytes.length < 28) return null
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
        decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(12, 28))
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
      } catch {
        return null // GCM says no more than that it does not fit
      }
    },
  }
}
