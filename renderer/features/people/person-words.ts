import type { PersonRow } from '../../../electron/contract/people.ts'

export const nameOf = ({ firstName, lastName, email }: Pick<PersonRow, 'firstName' | 'lastName' | 'email'>): string =>
  `${firstName} ${lastName}`.trim() || email

/** `0917 123 4567`: as people here write it. */
export function phoneText(phone: string | null): string {
  const local = phone?.replace(/^\+63/, '0') ?? ''
  return local.replace(/^(\d{4})(\d{3})(\d{4})$/, '$1 $2 $3')
}
