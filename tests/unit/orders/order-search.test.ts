import { describe, expect, it } from 'vitest'
import { paymentMethod } from '../../../electron/contract/orders/order-words.ts'
import { orderSearch } from '../../../electron/features/orders/order-search.ts'

describe('a search of orders', () => {
  it.each(['MASH-2026-000017', 'mash 2026 000017', ' Mash–2026–000017 '])(
    'by a whole number means nothing else: %s',
    (text) => {
      expect(orderSearch(text)).toEqual({ number: 'MASH-2026-000017', words: null, phone: null, references: [] })
    },
  )

  it('by less than a whole number is by words', () => {
    expect(orderSearch('MASH-2026-00017')).toMatchObject({ number: null })
    expect(orderSearch('MASH-202-6000017')).toMatchObject({ number: null })
    expect(orderSearch('xmash-2026-000017')).toMatchObject({ number: null })
    expect(orderSearch('MASH-2026-1000017')).toMatchObject({ number: 'MASH-2026-1000017' })
    expect(orderSearch('MASH-2026-000017 Cruz')).toMatchObject({ number: null })
    expect(orderSearch('000017')).toMatchObject({ number: null })
  })

  it.each([
    ['17', "'000017' | '17':*"],
    ['0017', "'000017' | '0017':*"],
    ['00017', "'000017' | '00017':*"],
    ['1000017', "'1000017' | '1000017':*"],
    ['123456789', "'123456789' | '123456789':*"],
    ['2', "'000002' | '2':*"],
    // a year's digits begin every number of that year, and so are none of their beginnings
    ['20', "'000020'"],
    ['202', "'000202'"],
    ['2026', "'002026'"],
    ['20261', "'020261' | '20261':*"],
    ['120', "'000120' | '120':*"],
  ])('by digits alone is by the end of a number: %s', (text, words) => {
    expect(orderSearch(text)?.words).toBe(words)
  })

  it.each([
    ['MASH-17', "'000017'"],
    ['mash17', "'000017'"],
    ['MASH-0017', "'000017'"],
    ['mash order 17', "'000017'"],
    ['MASH-123456789', "'123456789'"],
    ['2026-17', "'2026' & '000017'"],
    ['MASH 2026 17', "'2026' & '000017'"],
    ['Order 2026-1000017', "'2026' & '1000017'"],
    // Words that may be a customer's are words as well
    ['Order #17', "'000017' | 'order':* & '17':*"],
    ['no. 7', "'000007' | 'no':* & '7':*"],
    ['order no 17', "'000017' | 'order':* & 'no':* & '17':*"],
    // No number of an order
    ['MASH-0', "'mash':* & '0':*"],
    ['order 1234567890', "'order':* & '1234567890':*"],
    ['1026-17', "'1026':* & '17':*"],
    ['12 34', "'12':* & '34':*"],
    ['xmash 17', "'xmash':* & '17':*"],
    ['mash 17 cruz', "'mash':* & '17':* & 'cruz':*"],
    ['mash', "'mash':*"],
  ])('by a number as it is said is by its end: %s', (text, words) => {
    expect(orderSearch(text)).toMatchObject({ number: null, words })
  })

  it.each([
    ['MASH2026000017', 'MASH-2026-000017'],
    ['mash 2026000017', 'MASH-2026-000017'],
    ['#MASH-2026-000017.', 'MASH-2026-000017'],
    ['MASH20261000017', 'MASH-2026-1000017'],
  ])('by a whole number in any spelling is by that alone: %s', (text, number) => {
    expect(orderSearch(text)).toEqual({ number, words: null, phone: null, references: [] })
  })

  it('by digits with zeros before, as long as a number may be, is by its end', () => {
    expect(orderSearch('000100017')?.words).toBe("'100017' | '000100017':*")
  })

  it('by more digits than a number has, or by zeros, is by words as they stand', () => {
    expect(orderSearch('1234567890')?.words).toBe("'1234567890':*")
    expect(orderSearch('000')?.words).toBe("'000':*")
  })

  it('is by a phone from four digits on', () => {
    expect(orderSearch('917')?.phone).toBeNull()
    expect(orderSearch('0142')?.phone).toMatchObject({ end: '142' })
    expect(orderSearch('0917 555 0142')?.phone).toMatchObject({ end: '9175550142' })
    expect(orderSearch('Mia')?.phone).toBeNull()
  })

  it('is by a reference of any way to pay, a card’s too, from six signs on, of which one is a digit', () => {
    expect(orderSearch('10935')?.references).toEqual([])
    expect(orderSearch('a b 1 2 3')?.references).toEqual([])
    expect(orderSearch('109351')?.references).toEqual(paymentMethod.options.map((method) => `${method}:109351`))
    expect(orderSearch('ab 12-cd')?.references).toEqual(paymentMethod.options.map((method) => `${method}:AB12CD`))
    expect(orderSearch('penalosa')?.references).toEqual([])
  })

  it('of digits and a word is by both as words, and by no end of a number', () => {
    expect(orderSearch('17 cruz')?.words).toBe("'17':* & 'cruz':*")
    expect(orderSearch('cruz 17')?.words).toBe("'cruz':* & '17':*")
  })

  it('of a reference with a blank in it is by the whole of it', () => {
    expect(orderSearch('9012 345 678901')?.references).toContain('GCASH:9012345678901')
  })

  it('of nothing finds nothing', () => {
    expect(orderSearch(' - ')).toBeNull()
    expect(orderSearch('')).toBeNull()
  })
})
