/** Small named secrets of this desktop. One backend is chosen at start and shown in Settings. */
export type Secrets = {
  readonly backend: 'keychain' | 'os-encrypted' | 'file'
  /** Why not the keychain; null when it is. */
  readonly reason: string | null
  get: (name: SecretName) => Promise<string | null>
  /** An empty value removes it. */
  set: (name: SecretName, value: string) => Promise<void>
}

export type SecretName =
  | 'database-url'
  | 'mqtt-password'
  | 'embedded-broker-password'
  | 'session'
  | 'smtp-password'
  | 'api-door-key'
  | 'paymongo-key'
  | `data-key-${string}`
  | `provider-${string}`

/** What a backend offers; `get` of a name that was never set gives null. */
export type SecretStore = {
  get: (name: string) => Promise<string | null>
  set: (name: string, value: string) => Promise<void>
  delete: (name: string) => Promise<void>
}

/** Writes, reads and deletes a value: a keychain can be there and still be locked. */
export async function probe(store: SecretStore, timeoutMs: number): Promise<string | null> {
  const value = `probe ${String(Date.now())}`
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('it did not answer in time'))
    }, timeoutMs)
  })
  try {
    await Promise.race([store.set('probe', value), timeout])
    const read = await Promise.race([store.get('probe'), timeout])
    await Promise.race([store.delete('probe'), timeout])
    return read === value ? null : 'it did not give back what it was given'
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause)
  } finally {
    clearTimeout(timer)
  }
}

/**
 * A keychain that was chosen and does not work now (locked, its service gone). It is asked again at each call, as it may
 * be unlocked meanwhile, and refuses until then: of a locked one the library reads that there is no such secret.
 */
export function refusing(store: SecretStore, timeoutMs: number): SecretStore {
  let works = false
  const ready = async () => {
    if (works) return
    const trouble = await probe(store, timeoutMs)
    if (trouble !== null) throw new Error(`The keychain that holds this desktop's secrets can't be used: ${trouble}`)
    works = true
  }
  return {
    get: async (name) => (await ready(), store.get(name)),
    set: async (name, value) => (await ready(), store.set(name, value)),
    delete: async (name) => (await ready(), store.delete(name)),
  }
}

export function secretsFrom(store: SecretStore, backend: Secrets['backend'], reason: string | null): Secrets {
  return {
    backend,
    reason,
    get: (name) => store.get(name),
    set: (name, value) => (value === '' ? store.delete(name) : store.set(name, value)),
  }
}
