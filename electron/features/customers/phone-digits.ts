/**
 * The digits that a typed phone number must end with, in any way it is typed (`0917 555 0142`, `+63 917…`, `5550142`);
 * null when the text is no number at all.
 */
export function phoneDigits(text: string): string | null {
  if (!/^[+(\d][\d\s().-]*$/.test(text.trim())) return null
  const digits = text.replaceAll(/\D/g, '')
  if (digits.length < 3) return null
  const national = digits.startsWith('63') && digits.length > 10 ? digits.slice(2) : digits.replace(/^0/, '')
  return national.slice(-10)
}

/** What a number turned round begins with. */
export const fromTheEnd = (digits: string) => `${Array.from(digits).toReversed().join('')}%`
