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

/** `mash 17`, `2026 17`, `order no 17`: an order's number as it is said; not of zeros alone. */
const said = /^(?:(?:mash|order|no) ?)*(?:(20\d\d) )?0*([1-9]\d{0,8})$/

/** Words before a number may be a customer's as well: the No. 7 Café. MASH and a year are in every number. */
function saidWords(typed: string): string | null {
  const [, year, digits] = said.exec(typed) ?? []
  if (digits === undefined) return searchWords(typed)
  if (year !== undefined) return `'${year}' & '${padded(digits)}'`
  return typed.startsWith('mash') ? `'${padded(digits)}'` : `'${padded(digits)}' | ${searchWords(typed)}`
}

/** `MASH-2026-000017`, `mash 2026 000017`: a whole number is looked up; as words, its year would be found in every order. */
const whole = /^mash ?\d{4} ?\d{6,}$/
const asStored = (typed: string) => typed.replace(/^mash ?(\d{4}) ?/, 'MASH-$1-')

/** Null: nothing can fit. */
export function orderSearch(text: string): OrderSearch | null {
  const typed = foldedWords(text).join(' ')
  if (whole.test(typed)) return { number: asStored(typed), words: null, phone: null, references: [] }
  const plain = typed.replaceAll(' ', '')
  const phone = plain.length < fewestPhoneDigits ? null : phoneSearch(text)
  const words = /^\d+$/.test(typed) ? numberWords(typed) : saidWords(typed)
  const references =
    plain.length < fewestReferenceSigns || !/\d/.test(plain)
      ? []
      : // With a digit in it none is empty.
        paymentMethod.options.flatMap((method) => referenceKey(method, plain) ?? [])
  // What is a phone has digits, and so words.
  return words === null ? null : { number: null, words, phone, references }
}
