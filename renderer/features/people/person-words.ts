import { fullName } from '../../../electron/contract/identity/person.ts'
import type { PersonRow } from '../../../electron/contract/people.ts'

export const nameOf = (person: Pick<PersonRow, 'firstName' | 'lastName' | 'email'>): string =>
  fullName(person) || person.email

/** `0917 123 4567`: as people here write it. */
export function phoneText(phone: string | null): string {
  const local = phone?.replace(/^\+63/, '0') ?? ''
  return local.replace(/^(\d{4})(\d{3})(\d{4})$/, '$1 $2 $3')
}
