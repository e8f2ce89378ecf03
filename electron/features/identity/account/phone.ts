/** A Philippine mobile number, typed in any usual way, as it is kept (decision 76). Empty: none. Null: it is not one. */
export function normalisePhone(typed: string): string | null {
  const digits = typed.replaceAll(/[\s().+-]/g, '')
  if (digits === '') return ''
  const own = /^(?:63|0)?(9\d{9})$/.exec(digits)?.[1]
  return own === undefined ? null : `+63${own}`
}
