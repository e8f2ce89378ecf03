import { describe, expect, it } from 'vitest'
import { whyNot } from '../../../../electron/features/orders/statements/assign-rules.ts'
import { doesFit, isPayer } from '../../../../electron/features/orders/statements/claim-fit-rules.ts'
import { columnsOf, missingRoles } from '../../../../electron/features/orders/statements/column-rules.ts'
import {
  directionOf,
  isDirectionOpen,
  ofOneColumn,
  ofTwoColumns,
  signsOf,
} from '../../../../electron/features/orders/statements/direction-rules.ts'
import { keptOf } from '../../../../electron/features/orders/statements/kept-rules.ts'
import { isDamaged, referenceOf, roundedAway } from '../../../../electron/features/orders/statements/reference-rules.ts'
import { isCompleted, unknownStatuses } from '../../../../electron/features/orders/statements/status-rules.ts'
import { chosen } from '../../../support/statements.ts'

describe('a heading', () => {
  it.each([
    ['Date', 'at'],
    ['Date and Time', 'at'],
    ['Date/Time', 'at'],
    ['Transaction Date & Time', 'at'],
    ['Transaction Date', 'at'],
    ['Posting Date', 'at'],
    ['Created At', 'at'],
    ['Value Date', 'at'],
    ['Date Posted', 'at'],
    ['Time', 'time'],
    ['Ref. No.', 'reference'],
    ['Reference No.', 'reference'],
    ['Reference Number', 'reference'],
    ['Reference ID', 'reference'],
    ['Transaction ID', 'reference'],
    ['InstaPay Reference No', 'reference'],
    ['Trace No.', 'reference'],
    ['Amount', 'amount'],
    ['Amount (PHP)', 'amount'],
    ['Transaction Amount', 'amount'],
    ['Net Amount', 'amount'],
    ['Deposit/s', 'credit'],
    ['Credit', 'credit'],
    ['Credit Amount', 'credit'],
    ['Deposits/Credits', 'credit'],
    ['Money In', 'credit'],
    ['Paid in', 'credit'],
    ['Amount Received', 'credit'],
    ['Withdrawal/s', 'debit'],
    ['Debit', 'debit'],
    ['Money Out', 'debit'],
    ['Amount Sent', 'debit'],
    ['Credit/debit indicator', 'direction'],
    ['Debit/Credit', 'direction'],
    ['DR/CR', 'direction'],
    ['D/C', 'direction'],
    ['Transaction Type', 'direction'],
    ['Status', 'status'],
    ['Transaction Status', 'status'],
    ['Particulars', 'sender'],
    ['Description', 'sender'],
    ['Sender Name', 'sender'],
    ['Remarks', 'sender'],
    ['Currency', 'currency'],
    ['Running Balance', 'balance'],
  ])('%s is %s', (heading, role) => {
    expect(columnsOf([heading])).toEqual({ [role]: 0 })
  })
  it.each(['Branch', 'Check Number', 'Transaction', 'Payment', 'Fee', 'Amount due', '', 'Updated by'])(
    '%s is none',
    (heading) => {
      expect(columnsOf([heading])).toEqual({})
    },
  )
  it('of several for one thing is the stronger one, wherever it stands', () => {
    expect(columnsOf(['Posting Date', 'Transaction Date', 'Description', 'Sender'])).toEqual({ at: 1, sender: 3 })
    expect(columnsOf(['Amount', 'Amount'])).toEqual({ amount: 0 })
  })
  it('is missing where nothing can be proved without it', () => {
    expect(missingRoles({})).toEqual(['at', 'reference', 'amount'])
    expect(missingRoles({ at: 0, reference: 1, credit: 2 })).toEqual([])
    expect(missingRoles({ at: 0, reference: 1, amount: 2 })).toEqual([])
    expect(missingRoles({ at: 0, reference: 1, debit: 2 })).toEqual(['amount'])
  })
})

describe('which way money went', () => {
  const plain = { centavos: 5000, sign: null }
  const signed = (sign: 'in' | 'out') => ({ centavos: 5000, sign })
  it.each([
    ...['Credit', 'CR', 'c', ' credited ', 'In', 'Received', 'Deposit', 'Cash In', 'Cr.', '+'].map((word) => [
      word,
      'in',
    ]),
    ...['Debit', 'DR', 'd', 'Out', 'Sent', 'Withdrawal', 'cash out', '-'].map((word) => [word, 'out']),
    ...['', 'Transfer', 'Fee', 'Creditor', 'xdebit'].map((word) => [word, 'unknown']),
  ])('%s says %s', (word, direction) => {
    expect(directionOf(word)).toBe(direction)
  })
  it('is said by the column that is filled', () => {
    expect(ofTwoColumns(plain, null)).toEqual({ centavos: 5000, direction: 'in' })
    expect(ofTwoColumns(null, plain)).toEqual({ centavos: 5000, direction: 'out' })
    expect(ofTwoColumns({ centavos: 0, sign: null }, plain)).toEqual({ centavos: 5000, direction: 'out' })
    expect(ofTwoColumns(plain, { centavos: 0, sign: null })).toEqual({ centavos: 5000, direction: 'in' })
    expect(ofTwoColumns(plain, plain)).toEqual({ centavos: 5000, direction: 'unknown' })
    expect(ofTwoColumns(null, null)).toBeNull()
    expect(ofTwoColumns(signed('out'), null)).toEqual({ centavos: 5000, direction: 'out' })
    expect(ofTwoColumns(null, signed('out'))).toEqual({ centavos: 5000, direction: 'out' })
    expect(ofTwoColumns(null, signed('in'))).toEqual({ centavos: 5000, direction: 'unknown' })
  })
  const silent = { hasIn: false, hasOut: false }
  const one = (some: Partial<Parameters<typeof ofOneColumn>[0]>) =>
    ofOneColumn({ amount: plain, indicator: null, signs: silent, unmarked: null, ...some })?.direction
  it('is said by the indicator, unless the sign says the contrary', () => {
    expect(one({ indicator: 'in' })).toBe('in')
    expect(one({ indicator: 'out' })).toBe('out')
    expect(one({ indicator: 'unknown', unmarked: 'in' })).toBe('unknown')
    expect(one({ indicator: 'in', amount: signed('out') })).toBe('unknown')
    expect(one({ indicator: 'out', amount: signed('in') })).toBe('unknown')
    expect(one({ indicator: 'out', amount: signed('out') })).toBe('out')
    expect(one({ indicator: 'in', amount: signed('in') })).toBe('in')
  })
  it('is said by the sign; without one only where the file marks what went out', () => {
    expect(one({ amount: signed('out'), unmarked: 'in' })).toBe('out')
    expect(one({ amount: signed('in') })).toBe('in')
    expect(one({})).toBe('unknown')
    expect(one({ unmarked: 'in' })).toBe('in')
    expect(one({ signs: { hasIn: false, hasOut: true } })).toBe('in')
    expect(one({ signs: { hasIn: true, hasOut: true } })).toBe('unknown')
    expect(one({ signs: { hasIn: true, hasOut: false } })).toBe('unknown')
    expect(one({ amount: null })).toBeUndefined()
    expect(one({ amount: { centavos: 0, sign: null }, unmarked: 'in' })).toBeUndefined()
  })
  it('is open where no amount has a sign', () => {
    expect(signsOf([plain, null])).toEqual(silent)
    expect(signsOf([plain, signed('in'), signed('out')])).toEqual({ hasIn: true, hasOut: true })
    expect(isDirectionOpen(silent)).toBe(true)
    expect(isDirectionOpen({ hasIn: true, hasOut: false })).toBe(false)
    expect(isDirectionOpen({ hasIn: false, hasOut: true })).toBe(false)
  })
})

describe('a status', () => {
  it.each(['COMPLETED', 'Complete', 'success', 'Successful', 'POSTED', 'settled', 'Paid', 'Approved', ' ok '])(
    '%s is money',
    (word) => {
      expect([isCompleted(word, null), unknownStatuses([word])]).toEqual([true, []])
    },
  )
  it.each([
    'FAILED',
    'Pending',
    'reversed',
    'Reversal',
    'REFUNDED',
    'Cancelled',
    'canceled',
    'declined',
    'ON_HOLD',
    'timed out',
    'Incomplete',
    'Unsuccessful',
    'Unpaid',
    'Voided',
    'For Review',
  ])('%s is none', (word) => {
    expect([isCompleted(word, null), unknownStatuses([word])]).toEqual([false, []])
  })
  it('that nobody knows is asked about once, and is what was answered', () => {
    expect(unknownStatuses(['Dumating', 'dumating', '', 'PAID', 'Hindi pa'])).toEqual(['DUMATING', 'HINDI PA'])
    expect(isCompleted('Dumating', null)).toBe(false)
    expect(isCompleted('dumating', ['DUMATING'])).toBe(true)
    expect(isCompleted('Hindi pa', ['DUMATING'])).toBe(false)
    expect(isCompleted('', [''])).toBe(false)
    expect(isCompleted('not completed', null)).toBe(false)
  })
})

describe('a reference', () => {
  it.each(['9.01E+12', '9,01E+12', '9E+12', '9.01e12', '1.5E-3', '#########', '#N/A', '#REF!', '#NAME?', '"9.01E+12"'])(
    '%s is damaged',
    (cell) => {
      expect(isDamaged(cell)).toBe(true)
    },
  )
  it.each(['9031228411740', '9E12345', '901E12', 'ABC-123', '', '12.5', '#A1', '# 12345', '=9031'])(
    '%s is not',
    (cell) => {
      expect(isDamaged(cell)).toBe(false)
    },
  )
  it.each([
    ['9031 2284 11740', '9031228411740'],
    ['9031-2284-11740', '9031228411740'],
    ['9,031,228,411,740', '9031228411740'],
    ['9031228411740.0', '9031228411740'],
    ['9031228411740.00', '9031228411740'],
    ['9031228411740.5', '90312284117405'],
    ['="9031228411740"', '9031228411740'],
    ["'9031228411740", '9031228411740'],
    ['ft26-abc', 'FT26ABC'],
    ['  ', ''],
  ])('%s is kept as %s', (cell, kept) => {
    expect(referenceOf(cell)).toBe(kept)
  })
  it('longer than a spreadsheet counts, and nothing but zeros from there, is rounded', () => {
    const rounded = ['123456789012345000', '223456789012345000']
    expect([...roundedAway(rounded)]).toEqual(rounded)
    expect([...roundedAway(['123456789012345000', '123456789012345678'])]).toEqual([])
    expect([...roundedAway(['123456789012000', 'A123456789012345000'])]).toEqual([])
    expect([...roundedAway(['1234567890123450'])]).toEqual(['1234567890123450'])
    expect([...roundedAway([])]).toEqual([])
  })
})

describe('how an account was read before', () => {
  const found = chosen({ columns: { at: 0, reference: 1, amount: 2 }, dates: 'mdy', delimiter: ';' })
  it('goes on in what its columns mean, not in the order of its dates', () => {
    const last = chosen({
      ...found,
      columns: { at: 1, reference: 0, amount: 2 },
      unmarked: 'in',
      dates: 'dmy',
      decimal: ',',
    })
    expect(keptOf(last, { found, chosen: chosen({ encoding: 'utf-8' }) })).toEqual(
      chosen({ encoding: 'utf-8', columns: { at: 1, reference: 0, amount: 2 }, unmarked: 'in' }),
    )
  })
  it('is nothing to say where the file says the same', () => {
    expect(keptOf(chosen({ columns: { amount: 2, at: 0, reference: 1 } }), { found, chosen: chosen() })).toBeNull()
    expect(keptOf(chosen({ ...found, completedWords: ['OKAY'] }), { found, chosen: chosen() })?.completedWords).toEqual(
      ['OKAY'],
    )
  })
})

describe('a claim of the same amount', () => {
  const line = { paidAt: new Date('2026-11-30T01:00:00Z'), sender: 'Transfer from MIA CRUZ', reference: '1' }
  const claim = { claimedAt: new Date('2026-11-30T02:00:00Z'), payer: 'Mia Peñalosa', phone: null, reference: '2' }
  const at = (iso: string) => ({ ...claim, claimedAt: new Date(iso) })
  it('fits by its payer within three days', () => {
    expect(doesFit(line, claim)).toBe(true)
    expect(doesFit(line, at('2026-12-03T01:00:00.000Z'))).toBe(true)
    expect(doesFit(line, at('2026-12-03T01:00:00.001Z'))).toBe(false)
    expect(doesFit(line, at('2026-11-27T01:00:00.000Z'))).toBe(true)
    expect(doesFit(line, at('2026-11-27T00:59:59.999Z'))).toBe(false)
    expect(doesFit(line, { ...claim, payer: 'Ben Santos' })).toBe(false)
  })
  it('fits by its reference whoever and whenever', () => {
    expect(doesFit(line, { ...at('2026-10-01T00:00:00Z'), payer: 'Ben', reference: '1' })).toBe(true)
    expect(doesFit(line, { ...claim, payer: 'Ben', reference: null })).toBe(false)
  })
  it('is of a payer whose name or number stands in the line', () => {
    expect(isPayer('FROM PENALOSA M', { payer: 'Mia Peñalosa', phone: null })).toBe(true)
    expect(isPayer('Miami Beach', { payer: 'Mia', phone: null })).toBe(false)
    expect(isPayer('Jo to farm', { payer: 'Jo Li', phone: null })).toBe(false)
    expect(isPayer('Transfer from 09170000001 to 09170000002', { payer: 'X', phone: '+639170000001' })).toBe(true)
    expect(isPayer('Transfer from +639170000001', { payer: 'X', phone: '+639170000001' })).toBe(true)
    expect(isPayer('Transfer from 09170000002', { payer: 'X', phone: '+639170000001' })).toBe(false)
    expect(isPayer('Ref 12345', { payer: 'X', phone: '12345' })).toBe(false)
    expect(isPayer('', { payer: '', phone: null })).toBe(false)
  })
})

describe('a line that a person gives to a claim', () => {
  const line = { method: 'GCASH', amountCentavos: 5000, orderNumber: null }
  const claim = { method: 'GCASH', amountCentavos: 5000, isCash: false, isOpen: true }
  it('proves it where both are free and the same money', () => {
    expect(whyNot(line, claim)).toBeNull()
    expect(whyNot({ ...line, orderNumber: 'MASH-1' }, claim)).toEqual({
      code: 'LINE_TAKEN',
      data: { orderNumber: 'MASH-1' },
    })
    expect(whyNot({ ...line, orderNumber: '' }, claim)).toEqual({ code: 'LINE_TAKEN', data: { orderNumber: '' } })
    expect(whyNot(line, { ...claim, isCash: true })).toEqual({ code: 'PAYMENT_NOT_FOUND' })
    expect(whyNot(line, { ...claim, method: 'MAYA' })).toEqual({ code: 'PAYMENT_NOT_FOUND' })
    expect(whyNot(line, { ...claim, isOpen: false })).toEqual({ code: 'ALREADY_PROVED' })
    expect(whyNot(line, { ...claim, amountCentavos: 5001 })).toEqual({ code: 'AMOUNT_DIFFERS' })
  })
})
