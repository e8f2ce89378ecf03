import { foldedWords } from '../../contract/fold.ts'
import { paymentMethod } from '../../contract/orders/order-words.ts'
import { type PhoneSearch, phoneSearch } from '../../contract/phone.ts'
import { searchWords } from '../inventory/index.ts'
import { referenceKey } from './payments/payment-reference.ts'

/** What a search of orders may mean; it finds an order by any of them. */
export type OrderSearch = {
  /** The whole number: then nothing else is meant. */
  number: string | null
  words: string | null
  phone: PhoneSearch | null
  /** Keys of payments with this reference. */
  references: string[]
}

const fewestPhoneDigits = 4
const fewestReferenceSigns = 6

/** What the last part of an order's number is written with. */
const padded = (digits: string) => digits.replace(/^0+/, '').padStart(6, '0')

/**
 * Digits alone are the end of an order's number: `17` and `0017` are 000017. One of a year is in every number of that year
 * and so is not a beginning of words.
 */
function numberWords(digits: string): string | null {
  if (digits.length > 9 || /^0*$/.test(digits)) return searchWords(digits)
  const own = `'${padded(digits)}'`
  return /^20\d?\d?$/.test(digits) ? own : `${own} | '${digits}':*`
}

/** `MASH-2026-000017`, `mash 2026 000017`: a whole number is looked up; as words, its year would be found in every order. */
function wholeNumber(text: string): string | null {
  const [, year, count] = /^mash (\d{4}) (\d{6,})$/.exec(foldedWords(text).join(' ')) ?? []
  return year === undefined || count === undefined ? null : `MASH-${year}-${count}`
}

/** Null: nothing can fit. */
export function orderSearch(text: string): OrderSearch | null {
  const number = wholeNumber(text)
  if (number !== null) return { number, words: null, phone: null, references: [] }
  const typed = foldedWords(text).join(' ')
  const plain = typed.replaceAll(' ', '')
  const asPhone = phoneSearch(text)
  const phone = plain.length < fewestPhoneDigits ? null : asPhone
  const words = /^\d+$/.test(typed) ? numberWords(typed) : searchWords(text)
  const references =
    plain.length < fewestReferenceSigns || !/\d/.test(plain)
      ? []
      : paymentMethod.options.flatMap((method) => referenceKey(method, plain) ?? [])
  return words === null && phone === null ? null : { number, words, phone, references }
}
