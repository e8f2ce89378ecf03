import { expect, it } from 'vitest'
import { phoneNumber } from '../../../electron/contract/identity/person.ts'
import { normalisePhone } from '../../../electron/features/identity/account/phone.ts'

it.each([
  ['0917 123 4567', '+639171234567'],
  ['09171234567', '+639171234567'],
  ['9171234567', '+639171234567'],
  ['+63 917-123-4567', '+639171234567'],
  ['63 (917) 123.4567', '+639171234567'],
  ['', ''],
])('%j is kept as %j', (typed, kept) => {
  expect(phoneNumber.safeParse(typed).success).toBe(true)
  expect(normalisePhone(typed)).toBe(kept)
})

it.each(['0817 123 4567', '0917 123 456', '0917 123 45678', '+1 917 123 4567', 'none'])('%j is none', (typed) => {
  expect(phoneNumber.safeParse(typed).success).toBe(false)
  expect(normalisePhone(typed)).toBeNull()
})
