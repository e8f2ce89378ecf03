import { compare, hash } from 'bcrypt'

const rounds = 12 // decision 90; hashes stay exchangeable with the backend

export const hashPassword = (password: string): Promise<string> => hash(password, rounds)

/** Of no password at all: compared when the account is unknown, so that the answer takes as long. */
const nobody = hash('nobody', rounds)

/** True when it fits. A null hash (unknown account, account without a password) costs the same time and never fits. */
export async function passwordFits(password: string, kept: string | null): Promise<boolean> {
  const fits = await compare(password, kept ?? (await nobody))
  return kept !== null && fits
}
