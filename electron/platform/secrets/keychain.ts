import type { SecretStore } from './secrets.ts'

/**
 * The operating system's keychain through keytar. Throws when the library (libsecret on Linux) is missing, so it is
 * loaded only here. keytar's find calls are never used: they crash on items of other programs.
 */
export async function keychain(service: string): Promise<SecretStore> {
  const { default: keytar } = await import('keytar')
  return {
    get: (name) => keytar.getPassword(service, name),
    set: (name, value) => keytar.setPassword(service, name, value),
    delete: async (name) => {
      await keytar.deletePassword(service, name)
    },
  }
}
