import { plain } from '../shop-model/payment-model.ts'
import { importText } from '../statements.ts'
import type { TestClient } from '../test-farm.ts'
import type { Life } from './life.ts'
import { type Does, idOf } from './life-names.ts'

/** Commands about money, as a clerk gives them, and as a customer does on PayMongo's page. */
export const onMoney = {
  record: (life: Life, desk: TestClient, { order, as, method, amount, reference }: Does<'record'>) =>
    desk.payments.record({
      ...{ orderId: idOf(life, order), operationId: life.wish(as), method, amountCentavos: amount, reference },
      ...{ picture: null, note: '' },
    }),
  confirm: (life: Life, desk: TestClient, { payment }: Does<'confirm'>) =>
    desk.payments.confirm({ paymentId: idOf(life, payment) }),
  reject: (life: Life, desk: TestClient, { payment, reason }: Does<'reject'>) =>
    desk.payments.reject({ paymentId: idOf(life, payment), reason }),
  refund: async (life: Life, desk: TestClient, { payment, amount, lines, reason }: Does<'refund'>) => {
    const order = life.shop.payments[payment]?.order ?? ''
    const { lines: items } = await desk.orders.get({ id: idOf(life, order) })
    await desk.payments.refund({
      ...{ paymentId: idOf(life, payment), operationId: crypto.randomUUID(), amountCentavos: amount, reason },
      ...{ method: 'COD', reference: '' },
      lines: lines.flatMap(({ line, quantity, toStock }) => {
        const item = items[line]
        return item ? [{ orderLineId: item.id, quantity, toStock }] : []
      }),
    })
  },
  importStatement: async (life: Life, desk: TestClient, { as, method, rows }: Does<'importStatement'>) => {
    const wall = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
    const text = rows.map(
      ({ reference, amount, paidAt }) => `${reference},${(amount / 100).toFixed(2)},${wall(paidAt)}`,
    )
    const file = { method, fileName: 'history.csv', text: ['Reference,Amount,Date and Time', ...text].join('\n') }
    const { id, lines } = await importText(desk, file)
    life.ids.set(as, id)
    rows.forEach((row, at) => {
      const line = lines.find((one) => one.reference === plain(row.reference) && one.amountCentavos === row.amount)
      if (line?.id) life.ids.set(`${as}.${at}`, line.id)
    })
  },
  assignLine: (life: Life, desk: TestClient, { line, payment }: Does<'assignLine'>) =>
    desk.payments.assignLine({ lineId: idOf(life, line), paymentId: idOf(life, payment) }),
  makeLink: (life: Life, desk: TestClient, { order, as, amount }: Does<'makeLink'>) =>
    desk.payments.makeLink({ orderId: idOf(life, order), operationId: life.wish(as), amountCentavos: amount }),
  cancelLink: (life: Life, desk: TestClient, { link }: Does<'cancelLink'>) =>
    desk.payments.cancelLink({ linkId: idOf(life, link) }),
  payLink: (life: Life, _: TestClient, { link, amount, word }: Does<'payLink'>) => {
    const { paymongo } = life.farm
    const page = paymongo.links.find(({ remarks }) => remarks === idOf(life, link))
    paymongo.pay(page?.id ?? '', { amount, word, begun: true })
    return Promise.resolve()
  },
}
