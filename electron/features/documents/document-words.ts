import type { DocumentLanguage } from '../../contract/documents.ts'
import { farmTimeZone } from '../../platform/farm-day.ts'

const locales: Record<DocumentLanguage, string> = { en: 'en-US', fil: 'fil' }
const timeZone = farmTimeZone

/** `₱1,234.50`, and `−₱20.00` below nothing. */
export function pesos(centavos: number): string {
  const digits = String(Math.abs(centavos)).padStart(3, '0')
  const whole = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return `${centavos < 0 ? '−' : ''}₱${whole}.${digits.slice(-2)}`
}

export const longDate = (at: Date, language: DocumentLanguage): string =>
  new Intl.DateTimeFormat(locales[language], { timeZone, dateStyle: 'long' }).format(at)

export const shortDate = (at: Date, language: DocumentLanguage): string =>
  new Intl.DateTimeFormat(locales[language], { timeZone, month: 'short', day: 'numeric' }).format(at)

/** Without the narrow space that some fonts have no sign for. */
export const clock = (at: Date): string =>
  new Intl.DateTimeFormat('en-US', { timeZone, timeStyle: 'short' }).format(at).replaceAll(/\s/g, ' ')

export const dateAndTime = (at: Date, language: DocumentLanguage): string =>
  `${new Intl.DateTimeFormat(locales[language], { timeZone, dateStyle: 'medium' }).format(at)}, ${clock(at)}`

/** Puts values into a template's text: `Page {page} of {pages}`. */
export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
