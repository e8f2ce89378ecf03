/** What the verification mail holds: six digits for whoever is signed in, and a long code that needs no session. */
export type MailedCode = { digits: string } | { token: string }

/** What was pasted, with the blanks and line ends that come along; null when it is neither, or not whole. */
export function mailedCodeIn(text: string): MailedCode | null {
  const code = text.replaceAll(/\s/g, '')
  if (/^\d{6}$/.test(code)) return { digits: code }
  return /^[A-Za-z0-9_-]{64}$/.test(code) ? { token: code } : null
}
