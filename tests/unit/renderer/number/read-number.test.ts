import { describe, expect, it } from 'vitest'
import {
  count,
  decimal,
  money,
  type NumberKind,
  percent,
  portNumber,
} from '../../../../renderer/ui/number/number-kinds.ts'
import { type Misread, readNumber } from '../../../../renderer/ui/number/read-number.ts'

const pieces = count({ max: 1_000_000 })
const difference = count({ min: -1_000_000, max: 1_000_000 })
const pesos = money()
const setPoint = decimal({ decimals: 1, min: -1_000_000, max: 1_000_000 })
const offset = decimal({ decimals: 4, min: -10_000, max: 10_000 })
const kilos = decimal({ decimals: 3, max: 10_000 })
const share = percent({ max: 100 })

type Case = [kind: NumberKind, text: string, value: number | null]
type Refusal = [kind: NumberKind, text: string, misread: Misread]

const read: Record<string, Case[]> = {
  'plain and grouped by comma': [
    [pieces, '0', 0],
    [pieces, '12', 12],
    [pieces, '007', 7],
    [pieces, '1,250', 1250],
    [pieces, '1,000,000', 1_000_000],
    [pesos, '1,250', 125_000],
    [pesos, '1,250.50', 125_050],
    [pesos, '1280.5', 128_050],
    [pesos, '1280', 128_000],
    [pesos, '12,345,678.90', 1_234_567_890],
    [pesos, '0.05', 5],
    [pesos, '99999999.99', 9_999_999_999],
    [pesos, '0.29', 29],
    [pesos, '1.10', 110],
    [pesos, '99,999,999.99', 9_999_999_999],
    [kilos, '1.250', 1.25],
    [kilos, '1250', 1250],
    [setPoint, '23.5', 23.5],
    [share, '12.25', 12.25],
    [portNumber, '1883', 1883],
  ],
  'a comma that can only be a decimal point': [
    [pesos, '500,50', 50_050],
    [pesos, '50,50', 5050],
    [pesos, '500,5', 50_050],
    [pesos, '1250,50', 125_050],
    [setPoint, '23,5', 23.5],
    [offset, '-0,5', -0.5],
    [offset, ',5', 0.5],
    [kilos, '0,500', 0.5],
    [kilos, '00,500', 0.5],
    [kilos, '1250,500', 1250.5],
  ],
  'groups of other countries, with a point that none can mistake': [
    [pesos, '1.250,50', 125_050],
    [pesos, '1.250.000', 125_000_000],
    [pesos, '1.250.000,5', 125_000_050],
    [pesos, '₱ 1 250.50', 125_050],
    [pesos, '1 250,50', 125_050],
    [pesos, "1'250.50", 125_050],
    [pesos, '1’250,50', 125_050],
    [pieces, '1 250', 1250],
    [kilos, '1,250.5', 1250.5],
    [kilos, '1.250,5', 1250.5],
  ],
  'what stands around a number': [
    [pesos, '₱1,280.50', 128_050],
    [pesos, 'PHP 1,250', 125_000],
    [pesos, 'php95.05', 9505],
    [pesos, 'P500', 50_000],
    [pesos, 'P 12.', 1200],
    [pesos, '500 PHP', 50_000],
    [pesos, '500 pesos', 50_000],
    [pesos, '1 peso', 100],
    [pesos, '500₱', 50_000],
    [pesos, '₱+5', 500],
    [share, '12%', 12],
    [share, '12,5 %', 12.5],
  ],
  'blanks and marks that nobody sees': [
    [pieces, '12 ', 12],
    [pieces, ' 3', 3],
    [pieces, '\u00A012\u202F', 12],
    [pieces, '1\u202F250', 1250],
    [pieces, '1\u2009250', 1250],
    [pieces, '1  250', 1250],
    [pieces, '\u200B1\u200B2\uFEFF', 12],
    [pieces, '\u200F12\u200E', 12],
    [pesos, '\u2066₱\u00A01,250.50\u2069', 125_050],
    [pieces, '\t12\n', 12],
  ],
  'signs of other keyboards': [
    [pieces, '１２', 12],
    [pesos, '１，２５０．５０', 125_050],
    [share, '１２％', 12],
    [difference, '−3', -3],
    [difference, '–3', -3],
    [difference, '—3', -3],
    [difference, '－３', -3],
    [difference, '- 3', -3],
    [difference, '+3', 3],
    [offset, '-.5', -0.5],
    [difference, '-0', 0],
  ],
  'a point with nothing on one side': [
    [pesos, '.5', 50],
    [pesos, '5.', 500],
    [pesos, '1,250.', 125_000],
    [offset, '.5', 0.5],
    [pieces, '5.', 5],
  ],
  'noughts that say nothing': [
    [pieces, '2.0', 2],
    [pieces, '2.00', 2],
    [setPoint, '23.50', 23.5],
    [setPoint, '23,50', 23.5],
  ],
  nothing: [
    [pieces, '', null],
    [pesos, '  ', null],
    [pesos, '\u200B', null],
  ],
}

for (const [what, cases] of Object.entries(read)) {
  it.each(cases)(`${what}: %o %s`, (kind, text, value) => {
    expect(readNumber(kind, text)).toMatchObject({ ok: true, value })
  })
}

const refused: Record<string, Refusal[]> = {
  'may be thousands or a fraction': [
    [pesos, '1.250', { code: 'AMBIGUOUS', one: '1250', other: '1.25' }],
    [pieces, '1.250', { code: 'AMBIGUOUS', one: '1250', other: '1.25' }],
    [pieces, '2.000', { code: 'AMBIGUOUS', one: '2000', other: '2.0' }],
    [setPoint, '12.345', { code: 'AMBIGUOUS', one: '12345', other: '12.345' }],
    [pesos, '1.005', { code: 'AMBIGUOUS', one: '1005', other: '1.005' }],
    [kilos, '1,250', { code: 'AMBIGUOUS', one: '1250', other: '1.25' }],
    [offset, '-1,250', { code: 'AMBIGUOUS', one: '1250', other: '1.25' }],
  ],
  'groups that are none': [
    [pesos, '12,34,567', { code: 'GROUPS' }],
    [pesos, '1,2800.50', { code: 'GROUPS' }],
    [pesos, '12,80.00', { code: 'GROUPS' }],
    [pesos, '1,250,50', { code: 'GROUPS' }],
    [pesos, '0,250,000', { code: 'GROUPS' }],
    [pesos, '1,250.000.50', { code: 'GROUPS' }],
    [pesos, '1.250 000,50', { code: 'GROUPS' }],
    [pesos, '1,250,000.50.', { code: 'GROUPS' }],
    [pieces, '1 2', { code: 'GROUPS' }],
    [pieces, '1, 250', { code: 'GROUPS' }],
    [pieces, '1234 567', { code: 'GROUPS' }],
    [pieces, "1'25", { code: 'GROUPS' }],
    [pieces, '1’25', { code: 'GROUPS' }],
    // https://github.com/moneymanagerex/moneymanagerex/issues/1156: stored as 4,675.40.
    [pesos, '4 ,    ,,67 5.4', { code: 'GROUPS' }],
    [pieces, '12..', { code: 'GROUPS' }],
    [pieces, '1,250 ,000', { code: 'GROUPS' }],
  ],
  'whole ones only': [
    [pieces, '2.5', { code: 'WHOLE_ONLY', below: 2, above: 3 }],
    [pieces, '2,5', { code: 'WHOLE_ONLY', below: 2, above: 3 }],
    [pieces, '1,00', { code: 'WHOLE_ONLY', below: 1, above: 2 }],
    [pieces, '2.0000', { code: 'WHOLE_ONLY', below: 2, above: 3 }],
    [pieces, '1,250.5', { code: 'WHOLE_ONLY', below: 1250, above: 1251 }],
    [pieces, '.5', { code: 'WHOLE_ONLY', below: 0, above: 1 }],
    [portNumber, '18.83', { code: 'WHOLE_ONLY', below: 18, above: 19 }],
  ],
  'finer than the field': [
    [pesos, '1.2345', { code: 'TOO_FINE', decimals: 2 }],
    [pesos, '1,2345', { code: 'TOO_FINE', decimals: 2 }],
    [pesos, '.005', { code: 'TOO_FINE', decimals: 2 }],
    [pesos, '0,500', { code: 'TOO_FINE', decimals: 2 }],
    [pesos, '1,250.505', { code: 'TOO_FINE', decimals: 2 }],
    [pesos, '5.0000', { code: 'TOO_FINE', decimals: 2 }],
    [setPoint, '23.45', { code: 'TOO_FINE', decimals: 1 }],
    [kilos, '1.2345', { code: 'TOO_FINE', decimals: 3 }],
  ],
  'something else than digits': [
    [pieces, '5pcs', { code: 'LETTERS', what: 'pcs' }],
    [pesos, 'five', { code: 'LETTERS', what: 'five' }],
    [pesos, 'abc', { code: 'LETTERS', what: 'abc' }],
    [pieces, '1e3x', { code: 'LETTERS', what: 'e' }],
    [pieces, 'x1e3', { code: 'LETTERS', what: 'x' }],
    // https://github.com/invoiceninja/invoiceninja/issues/2853: 3,500.00 was kept.
    [pesos, '35€', { code: 'LETTERS', what: '€' }],
    [pieces, '5x', { code: 'LETTERS', what: 'x' }],
    [pieces, '₱5', { code: 'LETTERS', what: '₱' }],
    [pieces, '5%', { code: 'LETTERS', what: '%' }],
    [pesos, '$5', { code: 'LETTERS', what: '$' }],
    [pesos, '5-', { code: 'LETTERS', what: '-' }],
    [pesos, '(5)', { code: 'LETTERS', what: '(' }],
    [pesos, '5 + 5', { code: 'LETTERS', what: '+' }],
    [difference, '--5', { code: 'LETTERS', what: '-' }],
    [difference, '+-5', { code: 'LETTERS', what: '-' }],
    [pieces, '5²', { code: 'LETTERS', what: '²' }],
    [pieces, '½', { code: 'LETTERS', what: '½' }],
    [pieces, '1_000', { code: 'LETTERS', what: '_' }],
    [pieces, '٣', { code: 'LETTERS', what: '٣' }],
    [pieces, '0x1F', { code: 'LETTERS', what: 'x' }],
    [pieces, 'Infinity', { code: 'LETTERS', what: 'Infinity' }],
    [pieces, 'O5', { code: 'LETTERS', what: 'O' }],
  ],
  'two cells pasted as one': [
    [pieces, '12\n3', { code: 'SEVERAL' }],
    [pieces, '12\r\n3', { code: 'SEVERAL' }],
    [pieces, '12\t3', { code: 'SEVERAL' }],
    [pesos, '12 ↵ 130', { code: 'SEVERAL' }],
  ],
  'marks that turn around what is seen': [
    [pieces, '\u202E12', { code: 'HIDDEN' }],
    [pieces, '12\u202D3', { code: 'HIDDEN' }],
  ],
  'written with a power of ten': [
    [pieces, '1e3', { code: 'EXPONENT' }],
    [pieces, '1e30', { code: 'EXPONENT' }],
    [pesos, '1.5E+3', { code: 'EXPONENT' }],
    [offset, '1e-2', { code: 'EXPONENT' }],
  ],
  'begun and not done': [
    [offset, '-', { code: 'UNFINISHED' }],
    [pesos, '₱', { code: 'UNFINISHED' }],
    [pesos, '.', { code: 'UNFINISHED' }],
    [pesos, '5,', { code: 'UNFINISHED' }],
    [pesos, '1.250,', { code: 'UNFINISHED' }],
    [share, '%', { code: 'UNFINISHED' }],
  ],
  'below zero': [
    [pieces, '-5', { code: 'NEGATIVE' }],
    [pieces, '−0', { code: 'NEGATIVE' }],
    [pesos, '-₱5', { code: 'NEGATIVE' }],
    [pesos, '₱ -5', { code: 'NEGATIVE' }],
    [share, '-5%', { code: 'NEGATIVE' }],
  ],
  'beyond what there is': [
    [pieces, '1000001', { code: 'TOO_LARGE', limit: 1_000_000 }],
    [pieces, '9'.repeat(400), { code: 'TOO_LARGE', limit: 1_000_000 }],
    [pesos, '123456789', { code: 'TOO_LARGE', limit: 9_999_999_999 }],
    [pesos, '99999999999999999999', { code: 'TOO_LARGE', limit: 9_999_999_999 }],
    [pesos, '100,000,000.00', { code: 'TOO_LARGE', limit: 9_999_999_999 }],
    [difference, '-1000001', { code: 'TOO_SMALL', limit: -1_000_000 }],
    [portNumber, '0', { code: 'TOO_SMALL', limit: 1 }],
    [portNumber, '65536', { code: 'TOO_LARGE', limit: 65_535 }],
    [money({ min: 1 }), '0', { code: 'TOO_SMALL', limit: 1 }],
  ],
}

for (const [what, cases] of Object.entries(refused)) {
  it.each(cases)(`${what}: %o %s`, (kind, text, misread) => {
    expect(readNumber(kind, text)).toEqual({ ok: false, misread })
  })
}

describe('whether a spelling needs a word', () => {
  const isUsual = (kind: NumberKind, text: string) => {
    const reading = readNumber(kind, text)
    return reading.ok && reading.isUsual
  }
  it.each(['', '12', '1,250', '1,250.50', '₱1,250.50', 'PHP 1250', '.5', '5.', ' 12 ', '+5'])('%s does not', (text) => {
    expect(isUsual(pesos, text)).toBe(true)
  })
  it.each(['500,50', '1.250,50', '1 250', '1’250', '１２', '1.250.000', '\u200B12'])('%s does', (text) => {
    expect(isUsual(pesos, text)).toBe(false)
  })
})
