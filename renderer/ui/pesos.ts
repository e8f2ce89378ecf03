const grouped = /^\d{1,3}(,\d{3})+(\.\d{0,2})?$/
const plain = /^(\d+(\.\d{0,2})?|\.\d{1,2})$/

/**
 * An amount as people type it (`₱1,280.50`, `1280.5`, `PHP 1280`) in whole centavos. Null: nothing typed. NaN: can't be
 * read, such as a comma that groups nothing, for `1,28` may mean one peso or a hundred.
 */
export function parsePesos(text: string): number | null {
  const digits = text.replace(/^\s*(₱|php|p)/i, '').replaceAll(/\s/g, '')
  if (digits === '') return text.trim() === '' ? null : Number.NaN
  if (!grouped.test(digits) && !plain.test(digits)) return Number.NaN
  const [pesos = '', rest = ''] = digits.replaceAll(',', '').split('.')
  const centavos = Number(`${pesos}${rest.padEnd(2, '0')}`)
  return Number.isSafeInteger(centavos) ? centavos : Number.NaN
}

/** `1,280.50`, as it stands in a field. */
export function pesosText(centavos: number): string {
  const pesos = Math.trunc(centavos / 100)
  return `${pesos.toLocaleString('en-PH')}.${String(centavos % 100).padStart(2, '0')}`
}
