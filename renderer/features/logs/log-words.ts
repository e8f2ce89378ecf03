import i18next from 'i18next'
import { hasWords, words } from '../../i18n.ts'
import { formatClock, formatDate } from '../../ui/format.ts'
import { plainField } from './changes.ts'
import { saidCodes } from './code-words.ts'

const wordOr = (key: string, fallback: string) => (hasWords(key) ? words(key) : fallback)

/** Words for the codes of the logs; one that a newer version or another program wrote stands as it is. */
export const actionWord = (code: string): string => wordOr(`logs:action.${code}`, code)
export const entityWord = (code: string): string => wordOr(`logs:entity.${code}`, code)
export const eventWord = (code: string): string => wordOr(`logs:event.${code}`, code)
export const severityWord = (code: string): string => wordOr(`logs:severity.${code}`, code)
export const fieldWord = (field: string): string => wordOr(`logs:field.${field}`, plainField(field))

/** `Wed 25 Nov 2026, 08:42:07`: order within a minute matters here. */
export const logMoment = (at: Date): string => `${formatDate(at)}, ${formatClock(at, true)}`

const isoMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

/** A value of a record as a person reads it. */
export function valueText(value: unknown): string {
  if (value === undefined || value === null || value === '') return '–'
  if (typeof value === 'boolean') return i18next.t(value ? 'logs:yes' : 'logs:no')
  if (value === '[masked]') return i18next.t('logs:masked')
  if (typeof value === 'string') return isoMoment.test(value) ? logMoment(new Date(value)) : value
  if (typeof value === 'number') return String(value).replace('-', '−')
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(valueText).join(', ')
  return JSON.stringify(value)
}

/** The value of a field: a role or a right by its name. */
export function fieldText(field: string, value: unknown): string {
  const said = saidCodes(field, value)
  return said ? said.map(({ word }) => word).join(', ') : valueText(value)
}

/** Who did it; nobody: MASH itself, or someone who was not signed in. */
export function whoText(who: { name: string } | null): string {
  if (!who) return i18next.t('logs:nobody')
  return who.name === '' ? i18next.t('logs:gone') : who.name
}

/** What a filter offers: each code by its word. */
export const asOptions = (codes: readonly string[] | undefined, word: (code: string) => string) =>
  (codes ?? []).map((id) => ({ id, label: word(id) }))

export const peopleOptions = (people: readonly { id: string; name: string }[] | undefined) =>
  (people ?? []).map((who) => ({ id: who.id, label: whoText(who) }))
