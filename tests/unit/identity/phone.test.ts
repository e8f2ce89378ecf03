import { expect, it } from 'vitest'
import { phoneNumber, phoneSearch, shownPhone, spellingsOf, storedPhone } from '../../../electron/contract/phone.ts'

const asKept = (typed: string) => {
  const read = phoneNumber.safeParse(typed)
  return read.success ? read.data : read.error.issues.map(({ message }) => message)
}

it.each([
  ['', ''],
  ...['\u200B', ' \uFEFF\u2800 ', '\u3164'].map((unseen): [string, string] => [unseen, '']),
  // Mobiles, in the ways people write them
  ['0917 123 4567', '+639171234567'],
  ['09171234567', '+639171234567'],
  ['9171234567', '+639171234567'],
  ['+63 917-123-4567', '+639171234567'],
  ['63 (917) 123.4567', '+639171234567'],
  ['(0917) 555 2005', '+639175552005'],
  ['0063 917 555 1234', '+639175551234'],
  ['00639175551234', '+639175551234'],
  ['+63 (0) 917 555 1234', '+639175551234'],
  ['tel:+639175551234', '+639175551234'],
  ['TEL:0917-555-1234', '+639175551234'],
  // The end of a sentence that it was copied from
  ['0917 555 1234.', '+639175551234'],
  ['0917 555 1234, ', '+639175551234'],
  ['0917 555 1234;', '+639175551234'],
  ['0900 007 7777', '+639000077777'],
  // As a page, a card or a sheet has it
  ['tel: 0917 555 1234', '+639175551234'],
  ['Tel. 0917 555 1234', '+639175551234'],
  ['Telephone: 0917 555 1234', '+639175551234'],
  ['CP# 0917-555-1234', '+639175551234'],
  ['cel 0917 555 1234', '+639175551234'],
  ['Cell: 0917 555 1234', '+639175551234'],
  ['mobile 0917 555 1234', '+639175551234'],
  ['Phone  0917 555 1234', '+639175551234'],
  ['(+63) 917 555 1234', '+639175551234'],
  ['(+1)415 555 0142', '+14155550142'],
  ['+63\t917 555 1234', '+639175551234'],
  ['0917/555/1234', '+639175551234'],
  ['0917 · 555_1234', '+639175551234'],
  ['(0917)•555•1234', '+639175551234'],
  ['0917 555 1234 ,.;', '+639175551234'],
  // Copied from elsewhere: full width, other hyphens and spaces, marks that nobody sees
  ['０９１７ ５５５ １２３４', '+639175551234'],
  ['＋６３ ９１７－５５５－１２３４', '+639175551234'],
  ['0917\u2011555\u20111234', '+639175551234'],
  ['0917\u2013555\u20131234', '+639175551234'],
  ['0917\u2212555\u22121234', '+639175551234'],
  ['\u00A00917\u202F555\u00A01234', '+639175551234'],
  ['\u202A+63 917 555 1234\u202C', '+639175551234'],
  ['0917\u200B555\u200D1234\uFEFF', '+639175551234'],
  ['0917\u00AD555\u00AD1234', '+639175551234'],
  ['\u2800０９１７\u3164555\uFE0F1234\u2800', '+639175551234'],
  // Landlines, in and outside Manila
  ['(02) 8123 4567', '+63281234567'],
  ['02-8123-4567', '+63281234567'],
  ['+63 2 8123 4567', '+63281234567'],
  ['(032) 234 5678', '+63322345678'],
  ['049 536 1234', '+63495361234'],
  // Foreign
  ['+1 (415) 555-0142', '+14155550142'],
  ['001 415 555 0142', '+14155550142'],
  ['+44 20 7946 0958', '+442079460958'],
  ['+81 3-1234-5678', '+81312345678'],
])('%j is kept as %j', (typed, kept) => {
  expect(asKept(typed)).toBe(kept)
  if (kept !== '') expect(asKept(kept)).toBe(kept)
})

it.each([
  ...['0617 123 4567', '0917 123 456', '0917 123 45678', 'none', '0000000000', '1234567890', '0917', '911'],
  ...['+1 917 123 4567', '+999 123 4567', '+639171234567000'],
  // A landline without its area code; with an extension, which has no place
  ...['8123 4567', '536 1234', '02 8123 4567 loc 12', '(02) 8123 4567 ext. 12', '09171234567;ext=5'],
  // More than a number, or two
  ...['call 0917 555 1234', '0917 555 1234 / 0918 555 1234', '0917 555 1234, 0918 555 1234', 'O917 555 1234'],
  // A label stands before, once, and is a word of its own
  ...['0917 555 1234 tel', 'hotel 0917 555 1234', 'telx 0917 555 1234', '_0917 555 1234', '0917 555 12 (+63)'],
  // Short, of a country of short numbers it is one
  ...['+63 911', '+63 8123 4567'],
])('%j is none', (typed) => {
  expect(asKept(typed)).toEqual(['PHONE'])
  expect(storedPhone(typed)).toBeNull()
})

it.each([
  ['+639175550142', '0917 555 0142'],
  ['+63281234567', '(02) 8123 4567'],
  ['+63322345678', '(032) 234 5678'],
  ['+14155550142', '+1 415 555 0142'],
  // From before there was a form: grouped where it is a number, else as it stands
  ['09175550142', '0917 555 0142'],
  ['ask the guard', 'ask the guard'],
  ['', ''],
  [null, ''],
])('%j is shown as %j', (kept, shown) => {
  expect(shownPhone(kept)).toBe(shown)
})

it.each([
  // Parts: the digits it ends with, and what it begins with
  ['5550142', '5550142', '+635550142'],
  ['555 0142', '5550142', '+635550142'],
  ['0917 555', '917555', '+63917555'],
  ['(0917) 55', '91755', '+6391755'],
  ['+63 917', '917', '+63917'],
  ['0063917', '917', '+63917'],
  ['63917', '63917', '+6363917'],
  ['639175550142', '9175550142', '+639175550142'],
  ['9175550142', '9175550142', '+639175550142'],
  ['(02) 8123', '28123', '+6328123'],
  ['+1 415 555', '1415555', '+1415555'],
  ['281234567', '281234567', '+63281234567'],
  ['911', '911', '+63911'],
  // Ten digits are a mobile as it is; of eleven the 63 goes only where it stands before
  ['6391755501', '6391755501', '+636391755501'],
  ['91755563012', '1755563012', '+6391755563012'],
  ['+44 20 7946 095', '4207946095', '+44207946095'],
])('a search for %j looks for what ends with %j or begins with %j', (typed, end, start) => {
  expect(phoneSearch(typed)).toEqual({ end, start, spellings: null })
})

it('a whole number is looked for in the ways it may stand, and a landline never finds the mobile that ends like it', () => {
  const spellings = ['+639175550142', '639175550142', '09175550142', '9175550142']
  for (const typed of [
    '0917 555 0142',
    '+63 917 555 0142',
    '(0917) 555-0142',
    '０９１７-５５５-０１４２',
    'tel:+639175550142',
  ])
    expect(phoneSearch(typed)?.spellings, typed).toEqual(spellings)
  // 0928 123 4567 ends with the same nine digits.
  expect(phoneSearch('(02) 8123 4567')?.spellings).toEqual(['+63281234567', '63281234567', '0281234567', '281234567'])
  expect(spellingsOf('+14155550142')).toEqual(['+14155550142', '14155550142'])
})

it('a whole number of a country of short ones is kept', () => {
  expect(storedPhone('+47 22 85 50 50')).toBe('+4722855050')
})

it.each(['', 'Mia', '12', 'Mia 0917', '0917a', 'MASH-2026-000001'])('%j is no search for a number', (typed) => {
  expect(phoneSearch(typed)).toBeNull()
})
