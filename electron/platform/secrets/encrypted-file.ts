import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeDurably } from '../durable-files.ts'
import type { SecretStore } from './secrets.ts'

const entries = z.record(z.string(), z.string())

/** Encrypts and decrypts one value; `shell/` gives one made of Electron's safeStorage. */
export type Cipher = { encrypt(text: string): Promise<string>; decrypt(text: string): Promise<string> }

/** Secrets as ciphertext in `<folder>/secrets.json`, readable by this user only. */
export function encryptedFile(folder: string, cipher: Cipher): SecretStore {
  const file = join(folder, 'secrets.json')
  const read = (): Record<string, string> =>
    existsSync(file) ? entries.parse(JSON.parse(readFileSync(file, 'utf8'))) : {}
  const write = (all: Record<string, string>) => {
    writeDurably(file, JSON.stringify(all, null, 2))
  }
  return {
    get: async (name) => {
      const stored = read()[name]
      return stored === undefined ? null : cipher.decrypt(stored)
    },
    set: async (name, value) => {
      const stored = await cipher.encrypt(value)
      write({ ...read(), [name]: stored })
    },
    delete: (name) => {
      const { [name]: _gone, ...rest } = read()
      write(rest)
      return Promise.resolve()
    },
  }
}

/**
 * AES-256-GCM with a key in a file of its own, for a computer without a keychain. It keeps secrets out of backups of
 * the data folder and from other users, not from a program that runs as this user; Settings says so.
 */
export function keyFileCipher(folder: string): Cipher {
  const file = join(folder, 'secrets.key')
  if (!existsSync(file)) writeDurably(file, randomBytes(32))
  const key = readFileSync(file)
  return {
    encrypt: (text) => {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Promise.resolve(Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64'))
    },
    decrypt: (text) => {
      const stored = Buffer.from(text, 'base64')
      const decipher = createDecipheriv('aes-256-gcm', key, stored.subarray(0, 12))
      decipher.setAuthTag(stored.subarray(12, 28))
      return Promise.resolve(Buffer.concat([decipher.update(stored.subarray(28)), decipher.final()]).toString('utf8'))
    },
  }
}
