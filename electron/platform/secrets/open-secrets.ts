import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeDurably } from '../durable-files.ts'
import { type Cipher, encryptedFile, keyFileCipher } from './encrypted-file.ts'
import { keychain } from './keychain.ts'
import { probe, refusing, type Secrets, secretsFrom } from './secrets.ts'

const service = 'MASH Desktop'

/**
 * Chooses the keychain, else the operating system's cipher (Electron), else a key file, and remembers the choice:
 * a keychain that once held values is never left silently. `folder` also names the entries, so that two data folders
 * on one computer don't share secrets.
 */
export async function openSecrets(options: {
  folder: string
  osCipher?: (() => Promise<Cipher | null>) | undefined
  timeoutMs?: number
}): Promise<Secrets> {
  const { folder } = options
  const chosenFile = join(folder, 'secrets.backend')
  const chosen = existsSync(chosenFile) ? readFileSync(chosenFile, 'utf8').trim() : null
  const remember = (backend: Secrets['backend']) => {
    if (chosen !== backend) writeDurably(chosenFile, `${backend}\n`)
  }

  let reason = 'another backend was chosen on this computer earlier'
  if (chosen === null || chosen === 'keychain') {
    try {
      const store = await keychain(`${service} ${folder}`)
      const timeoutMs = options.timeoutMs ?? 3000
      const trouble = await probe(store, timeoutMs)
      if (trouble === null || chosen === 'keychain') {
        remember('keychain')
        return secretsFrom(trouble === null ? store : refusing(store, timeoutMs), 'keychain', trouble)
      }
      reason = trouble
    } catch (cause) {
      reason = cause instanceof Error ? cause.message : String(cause)
      if (chosen === 'keychain')
        throw new Error(`The keychain that holds this desktop's secrets can't be opened: ${reason}`, { cause })
    }
  }
  const osCipher = chosen === 'file' ? null : await options.osCipher?.()
  if (osCipher) {
    remember('os-encrypted')
    return secretsFrom(encryptedFile(folder, osCipher), 'os-encrypted', reason)
  }
  remember('file')
  return secretsFrom(encryptedFile(folder, keyFileCipher(folder)), 'file', reason)
}
