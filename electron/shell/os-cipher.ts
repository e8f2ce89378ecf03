import { safeStorage } from './electron-api.ts'

/**
 * Electron's encryption with a key of the operating system; null where there is none, which on Linux includes a key
 * that is the same on every computer (`basic_text`). Only after Electron is ready.
 */
export async function openOsCipher() {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return null
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return null
  return {
    encrypt: async (text: string) => (await safeStorage.encryptStringAsync(text)).toString('base64'),
    decrypt: async (text: string) => (await safeStorage.decryptStringAsync(Buffer.from(text, 'base64'))).result,
  }
}
