import { compare, getRounds, hash } from 'bcrypt'

/** How passwords are kept, and how long it takes to try one. */
export type Passwords = {
  hash: (password: string) => Promise<string>
  /**
   * True when it fits. A null hash (unknown account, account without a password) costs the same time and never fits.
   * Each round doubles the work: an account that came from the backend with a cheaper hash is made up to the full sum,
   * so that it is answered no sooner either.
   * One that is not typed composed is tried as it was typed as well: so it may have been hashed once.
   */
  fits: (password: string, storedHash: string | null) => Promise<boolean>
}

/** Decision 90 says 12 rounds; hashes stay exchangeable with the backend. Tests that sign in all the time take fewer. */
export function createPasswords(rounds = 12): Passwords {
  async function fitsAs(password: string, storedHash: string | null): Promise<boolean> {
    const cost = storedHash === null ? null : roundsOf(storedHash)
    if (storedHash === null || cost === null) {
      await compare(password, nobody(rounds))
      return false
    }
    const fits = await compare(password, storedHash)
    for (let more = cost; more < rounds; more += 1) await compare(password, nobody(more))
    return fits
  }
  return {
    // Composed: one keyboard sends a letter and its accent as one sign, another as two.
    hash: (password) => hash(password.normalize('NFC'), rounds),
    fits: async (password, storedHash) => {
      const tries = []
      for (const spelled of new Set([password.normalize('NFC'), password])) {
        tries.push(await fitsAs(spelled, storedHash))
      }
      return tries.includes(true)
    },
  }
}

/** Of no password at all: salt and hash are made up, and only the time that comparing takes is wanted. */
const nobody = (cost: number) => `$2b$${String(cost).padStart(2, '0')}$NobodyHasThisPassword.${'u'.repeat(31)}`

/** Null: not a bcrypt hash, so nothing fits it. */
function roundsOf(storedHash: string): number | null {
  try {
    return getRounds(storedHash)
  } catch {
    return null
  }
}
