import { compare, getRounds, hash } from 'bcrypt'

const rounds = 12 // decision 90; hashes stay exchangeable with the backend

export const hashPassword = (password: string): Promise<string> => hash(password, rounds)

/** Of no password at all: compared when the account is unknown, so that the answer takes as long. */
const nobody = hash('nobody', rounds)

/**
 * True when it fits. A null hash (unknown account, account without a password) costs the same time and never fits. An
 * account that came from the backend with a cheaper hash is answered no sooner either.
 */
export async function passwordFits(password: string, kept: string | null): Promise<boolean> {
  if (kept === null) {
    await compare(password, await nobody)
    return false
  }
  const isCheap = roundsOf(kept) < rounds
  const [fits] = await Promise.all([compare(password, kept), isCheap && compare(password, await nobody)])
  return fits
}

function roundsOf(kept: string): number {
  try {
    return getRounds(kept)
  } catch {
    return 0 // not a bcrypt hash: nothing fits it, and that at once
  }
}
