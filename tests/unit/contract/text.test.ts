import { describe, expect, it } from 'vitest'
import { email, firstName, lastName, sixDigits, username } from '../../../electron/contract/identity/person.ts'
import { productFilter, sku } from '../../../electron/contract/inventory/products.ts'
import { code, composed, neededWords, withoutUnseen, words } from '../../../electron/contract/text.ts'
import { inputFields } from '../../support/input-fields.ts'

const unseen = ['\u200B', '\uFEFF', '\u00AD', '\u2060', '\u3164', '\u115F', '\uFFA0', '\u2800', '\u202E', '\u0301', ' ']

describe('words of people', () => {
  it.each([
    ['Nin\u0303a', 'Niña'],
    ['\u200B Ana \u00AD\u2060', 'Ana'],
    ['\u3164\u2800Ana\uFFA0\u2800', 'Ana'],
    ['Ana\u200BMaria', 'Ana\u200BMaria'],
    ['two\nlines\n', 'two\nlines'],
    ['mushrooms ❤\uFE0F', 'mushrooms ❤\uFE0F'],
    ['👩\u200D🌾', '👩\u200D🌾'],
    [
      '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F} ',
      '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}',
    ],
    ['—', '—'],
    ['7', '7'],
    ['李', '李'],
    ['₱', '₱'],
  ])('%j are kept as %j', (typed, kept) => {
    expect(composed(typed)).toBe(kept)
  })

  it.each(unseen)('of nothing but %j are none', (sign) => {
    expect(composed(sign.repeat(3))).toBe('')
    expect(words(5).parse(sign.repeat(9))).toBe('')
    expect(neededWords(1, 5).safeParse(sign.repeat(3)).error?.issues[0]?.message).toBe('REQUIRED')
    expect(neededWords(2, 5).safeParse(sign.repeat(3)).error?.issues[0]?.message).toBe('TOO_SHORT')
  })

  it('are counted as they are kept', () => {
    expect(words(2).parse(' e\u0301e\u0301\u200B ')).toBe('éé')
    expect(words(2).safeParse('abc').error?.issues[0]?.message).toBe('TOO_LONG')
    expect(neededWords(2, 2).safeParse('e\u0301').success).toBe(false)
    expect(neededWords(1, 2).safeParse('abc').error?.issues[0]?.message).toBe('TOO_LONG')
  })
})

describe('what machines compare', () => {
  it('loses its invisible marks wherever they stand', () => {
    expect(withoutUnseen('\uFEFFMUSH\u200B-\u00AD1\u2800 ')).toBe('MUSH-1')
    expect(code().parse('n\u0303')).toBe('ñ')
    expect(sku.parse('MUSH\u200B-1')).toBe('MUSH-1')
    expect(username.parse('\u202Aana_\u2060r\u202C')).toBe('ana_r')
    expect(email.parse(' ana\u200B@farm.ph\uFEFF')).toBe('ana@farm.ph')
    expect(sixDigits.parse('123\u00A0\u200B456')).toBe('123456')
  })
  it('stays refused where it is none', () => {
    expect(email.safeParse('\u200B').error?.issues[0]?.message).toBe('EMAIL')
    expect(email.safeParse('ana').error?.issues[0]?.message).toBe('EMAIL')
    expect(email.safeParse(`${'a'.repeat(250)}@b.ph`).success).toBe(false)
  })
})

describe('a label that products are listed by', () => {
  it('is composed like the labels that are kept', () => {
    expect(productFilter.parse({ tag: ' Nin\u0303a\u200B' }).tag).toBe('Niña')
    expect(productFilter.parse({}).tag).toBeNull()
  })
})

describe('a person', () => {
  it('may have a first name of one letter, and no last name', () => {
    expect(firstName.parse('U')).toBe('U')
    expect(lastName.parse('')).toBe('')
    expect(lastName.parse('O')).toBe('O')
    expect(firstName.safeParse('').error?.issues[0]?.message).toBe('REQUIRED')
    expect(lastName.safeParse('x'.repeat(51)).error?.issues[0]?.message).toBe('TOO_LONG')
  })
})

/** No words of people, and why: by the name of the field, or by all of it. */
const asTyped: Record<string, string> = {
  password: 'a secret is proved as it was typed',
  ticket: 'was made by a process of ours',
  'drafts.put name': 'is made by the page, of the form and the ids in it',
  'drafts.remove name': 'is made by the page, of the form and the ids in it',
  'categories.remove moveTo': 'names a category by its id',
}
/** `id`, `orderId`, `categoryIds`: what names no row finds none. */
const isId = (name: string) => /^ids?$|Ids?$/.test(name)

describe('every text of the contract that has to be there', () => {
  const taking = inputFields.filter(
    ({ type, schema }) =>
      type === 'string' && !schema.safeParse('').success && schema.safeParse('\u200B'.repeat(3)).success,
  )
  it('refuses one in which there is nothing to see', () => {
    const open = taking.filter(({ field, name }) => !isId(name) && !(name in asTyped) && !(field in asTyped))
    expect(open.map(({ field }) => field)).toEqual([])
    const met = new Set(taking.flatMap(({ field, name }) => [field, name]))
    expect(Object.keys(asTyped).filter((one) => !met.has(one))).toEqual([])
  })
  it('is looked at in many places', () => {
    const needed = inputFields.filter(({ type, schema }) => type === 'string' && schema.safeParse('Ana Reyes').success)
    expect(needed.filter(({ schema }) => !schema.safeParse('').success).length).toBeGreaterThan(30)
  })
})
