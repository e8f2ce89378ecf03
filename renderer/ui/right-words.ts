import i18next from 'i18next'
import { hasWords, words } from '../i18n.ts'

/** `users:read` as the end of “You may not …”. A right that a newer desktop knows keeps its code. */
export function rightName(permission: string): string {
  const key = `rights:do.${permission.replace(':', '.')}`
  return hasWords(key) ? words(key) : permission
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []

/** The facts of a refusal that names rights and people, as words. */
export function rightWords(data: Record<string, unknown>): { right: string; names: string; named: boolean } {
  const people = texts(data.grantedBy)
  const names = people.length > 0 ? people : texts(data.permissions).map(rightName)
  const type = people.length > 0 ? 'disjunction' : 'conjunction'
  return {
    right: typeof data.permission === 'string' ? rightName(data.permission) : '',
    names: new Intl.ListFormat(i18next.language, { type }).format(names),
    named: people.length > 0,
  }
}
