import { randomUUID } from 'node:crypto'
import { pngOf } from '../../../support/pictures.ts'
import type { Refusals } from '../../../support/refusals.ts'
import { importText } from '../../../support/statements.ts'
import { type Counter, newReference } from './world.ts'

function ofRecording({ ana, order, cancelled, pay, shipped }: Counter): Refusals {
  const gcash = (reference: string) => ({ method: 'GCASH' as const, reference })
  const again = async (second: number) => {
    const operationId = randomUUID()
    const of = await order()
    await pay(of, { operationId, amountCentavos: 5000 })
    return pay(of, { operationId, amountCentavos: second })
  }
  const withPicture = async (picture: Uint8Array<ArrayBuffer>) =>
    pay(await order(), { ...gcash(newReference()), picture })
  const used = async () => {
    const reference = newReference()
    await pay(await order(), gcash(reference))
    return reference
  }
  return {
    'payments.record ORDER_NOT_FOUND': { refused: () => pay({ id: 'none' }), allowed: async () => pay(await order()) },
    'payments.record ORDER_CLOSED': {
      refused: async () => pay(await cancelled()),
      allowed: async () => pay(await ana.orders.move({ ...moved(await shipped()), move: 'deliver' })),
    },
    'payments.record REFERENCE_MISSING': {
      refused: async () => pay(await order(), gcash(' - ')),
      allowed: async () => pay(await order(), { method: 'CREDIT_CARD', reference: ' - ' }),
    },
    'payments.record REFERENCE_USED': {
      refused: async () => pay(await order(), gcash(await used())),
      allowed: async () => pay(await order(), { method: 'MAYA', reference: await used() }),
    },
    'payments.record DONE_OTHERWISE': { refused: () => again(5001), allowed: () => again(5000) },
    'payments.record NOT_A_PICTURE': {
      refused: () => withPicture(new Uint8Array([1, 2, 3])),
      allowed: () => withPicture(pngOf(2, 2)),
    },
    // Fifty million and no more, told by its head.
    'payments.record TOO_MANY_PIXELS': {
      refused: () => withPicture(pngOf(10_000, 5001)),
      allowed: () => withPicture(pngOf(10, 10)),
    },
  }
}
const moved = ({ id, version }: { id: string; version: number }) => ({ id, version })

function ofClaims({ ana, order, pay, claim, refund, paidPayment }: Counter): Refusals {
  const confirm = (paymentId: string) => ana.payments.confirm({ paymentId })
  const reject = (paymentId: string) => ana.payments.reject({ paymentId, reason: 'never came' })
  const rejected = async () => {
    const id = await claim()
    await reject(id)
    return id
  }
  const again = async (second: number) => {
    const [operationId, id] = [randomUUID(), await paidPayment()]
    await refund(id, { operationId, amountCentavos: 5000 })
    return refund(id, { operationId, amountCentavos: second })
  }
  const picture = (paymentId: string) => ana.payments.picture({ paymentId })
  const seen = { method: 'GCASH' as const, picture: pngOf(2, 2) }
  return {
    'payments.confirm PAYMENT_NOT_FOUND': {
      refused: async () => confirm(await rejected()),
      allowed: async () => confirm(await claim()),
    },
    'payments.confirm ALREADY_CONFIRMED': {
      refused: async () => confirm(await paidPayment()),
      allowed: async () => confirm(await claim()),
    },
    'payments.reject PAYMENT_NOT_FOUND': {
      refused: async () => reject(await rejected()),
      allowed: async () => reject(await claim()),
    },
    'payments.reject ALREADY_CONFIRMED': {
      refused: async () => {
        const id = await claim()
        await confirm(id)
        return reject(id)
      },
      allowed: async () => reject(await claim()),
    },
    'payments.refund PAYMENT_NOT_FOUND': {
      refused: () => refund('none'),
      allowed: async () => refund(await paidPayment()),
    },
    'payments.refund DONE_OTHERWISE': { refused: () => again(4999), allowed: () => again(5000) },
    'payments.refund TOO_MUCH': {
      refused: async () => refund(await paidPayment(), { amountCentavos: 11_201 }),
      allowed: async () => refund(await paidPayment(), { amountCentavos: 11_200 }),
    },
    'payments.refund NOT_RECEIVED': {
      refused: async () => refund(await claim()),
      allowed: async () => {
        const id = await claim()
        await confirm(id)
        return refund(id)
      },
    },
    'payments.picture PAYMENT_NOT_FOUND': {
      refused: async () => picture(await claim()),
      allowed: async () => {
        const { payments } = await pay(await order(), { ...seen, reference: newReference() })
        return picture(payments[0]?.id ?? '')
      },
    },
  }
}

const file = (text: string) => ({
  ...{ method: 'GCASH' as const, fileName: 'a.csv', bytes: Uint8Array.from(Buffer.from(text)) },
})
const text = (...rows: string[]) => ['Date,Reference,Debit,Credit', ...rows].join('\n')
const today = () => new Date().toISOString().slice(0, 10)
const aRow = (amount = '112.00') => `${today()},${newReference()},,${amount}`

function ofStatements({ ana }: Counter): Refusals {
  const rows: Refusals = {}
  for (const name of ['previewStatement', 'importStatement'] as const) {
    const read = (of: string) => ana.payments[name](file(of))
    rows[`payments.${name} WRONG_KIND`] = { refused: () => read('%PDF-1.7'), allowed: () => read(text(aRow())) }
    const long = (signs: number) => read(`${text(aRow())},${'x'.repeat(signs)}`.replace('Credit', 'Credit,Details'))
    rows[`payments.${name} STATEMENT_TOO_LARGE`] = { refused: () => long(2001), allowed: () => long(2000) }
  }
  const once = text(aRow())
  const undecided = (row: string) => ana.payments.importStatement(file(`Date,Reference,Amount\n${row}`))
  return {
    ...rows,
    'payments.importStatement ALREADY_IMPORTED': {
      refused: async () => {
        await ana.payments.importStatement(file(once))
        return ana.payments.importStatement(file(once))
      },
      allowed: () => ana.payments.importStatement(file(`${once}\n`)),
    },
    'payments.importStatement NO_ROWS': {
      refused: () => ana.payments.importStatement(file(text(`${today()},${newReference()},112.00,`))),
      allowed: () => ana.payments.importStatement(file(text(aRow()))),
    },
    'payments.importStatement UNDECIDED': {
      refused: () => undecided(`${today()},${newReference()},112.00`),
      allowed: () => undecided(`${today()},${newReference()},+112.00`),
    },
    'payments.statement STATEMENT_NOT_FOUND': {
      refused: () => ana.payments.statement({ id: 'none' }),
      allowed: async () => ana.payments.statement({ id: (await ana.payments.importStatement(file(text(aRow())))).id }),
    },
  }
}

function ofLinking({ ana, claim, paidPayment }: Counter): Refusals {
  const line = async (amount = '112.00') => {
    const read = { method: 'GCASH', fileName: 'a.csv', text: text(aRow(amount)) } as const
    return (await importText(ana, read)).lines[0]?.id ?? ''
  }
  const link = (lineId: string, paymentId: string) => ana.payments.assignLine({ lineId, paymentId })
  const fine = { allowed: async () => link(await line(), await claim()) }
  return {
    'payments.assignLine LINE_NOT_FOUND': { ...fine, refused: async () => link('none', await claim()) },
    'payments.assignLine PAYMENT_NOT_FOUND': { ...fine, refused: async () => link(await line(), 'none') },
    'payments.assignLine ALREADY_CONFIRMED': { ...fine, refused: async () => link(await line(), await paidPayment()) },
    'payments.assignLine AMOUNT_DIFFERS': { ...fine, refused: async () => link(await line('111.99'), await claim()) },
    'payments.assignLine LINE_TAKEN': {
      ...fine,
      refused: async () => {
        const of = await line()
        await link(of, await claim())
        return link(of, await claim())
      },
    },
    'payments.assignLine ALREADY_PROVED': {
      ...fine,
      refused: async () => {
        const of = await claim()
        await link(await line(), of)
        return link(await line(), of)
      },
    },
  }
}

export const refusalsOfPayments = (at: Counter): Refusals => ({
  ...{ ...ofRecording(at), ...ofClaims(at), ...ofStatements(at), ...ofLinking(at) },
})
