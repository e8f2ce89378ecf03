import { fullName } from '../../../electron/contract/identity/person.ts'
import type { PersonRow } from '../../../electron/contract/people.ts'

export const nameOf = (person: Pick<PersonRow, 'firstName' | 'lastName' | 'email'>): string =>
  fullName(person) || person.email
