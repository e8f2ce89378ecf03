import { type DocumentOf, mostPicked } from '../../../electron/contract/documents.ts'
import type { Database } from '../../support/database.ts'
import { describeRefusals, namedRefusals, type Refusals } from '../../support/refusals.ts'
import type { TestClient } from '../../support/test-farm.ts'
import { counter } from '../orders/refusals/world.ts'

const printHost = {
  list: async () => [{ name: 'EPSON_TM', label: 'Epson TM-T82' }],
  print: async () => ({ state: 'done' as const }),
}
/** A template is a file of the program: tests/unit/documents/papers.test.ts breaks one. */
const named = namedRefusals(['documents']).filter((name) => !name.endsWith(' TEMPLATE_BAD'))

/** What stands on a paper that nobody has made: it is refused before anything is compared. */
const unseen = { copy: 1, language: 'en' as const, sha256: '0'.repeat(64), printer: null, copies: 1 }

function refusalsOfPapers(own: Database, ana: TestClient): Refusals {
  const { product, order, confirmed, pay } = counter(own, ana)
  const seenOf = async (document: DocumentOf) => {
    const { copy, at, language, sha256 } = await ana.documents.preview({ document })
    return { document, copy, at, language, sha256, printer: 'EPSON_TM', copies: 1 }
  }
  const make = {
    preview: (document: DocumentOf) => ana.documents.preview({ document }),
    print: async (document: DocumentOf) => ana.documents.print(await seenOf(document)),
  }
  const blind = {
    preview: make.preview,
    print: (document: DocumentOf) => ana.documents.print({ ...unseen, document, at: new Date() }),
  }
  const receipt = (orderId: string) => ({ kind: 'receipt', orderId }) as const
  const label = (productId: string) => ({ kind: 'label', productId, batchId: null, count: 1 }) as const
  const pick = (orderIds: string[] | null) => ({ kind: 'pick-list', orderIds }) as const
  /** Today's wave has so many orders, of one line each. */
  const wave = async (orders: number) => {
    const { id, lines } = await confirmed()
    await own.db.order.updateMany({ where: { id: { not: id }, status: 'CONFIRMED' }, data: { status: 'CANCELLED' } })
    const { shippingAddress, billingAddress, ...given } = await own.db.order.findUniqueOrThrow({ where: { id } })
    const more = Array.from({ length: orders - 1 }, (_, n) => ({
      ...{ ...given, id: `${id}-${n}`, orderNumber: `${given.orderNumber}-${n}`, operationId: null },
      ...{ shippingAddress: shippingAddress ?? {}, billingAddress: billingAddress ?? {} },
    }))
    await own.db.order.createMany({ data: more })
    const line = { productId: lines[0]?.productId ?? '', quantity: 1, price: 1, total: 1, name: 'Oyster', position: 0 }
    await own.db.orderItem.createMany({ data: more.map((one) => ({ ...line, orderId: one.id })) })
  }
  const rows: Refusals = {}
  for (const name of ['preview', 'print'] as const) {
    rows[`documents.${name} ORDER_NOT_FOUND`] = {
      refused: () => blind[name](receipt('none')),
      allowed: async () => make[name](receipt((await order()).id)),
    }
    rows[`documents.${name} PRODUCT_NOT_FOUND`] = {
      refused: () => blind[name](label('none')),
      allowed: async () => make[name](label((await product()).id)),
    }
    rows[`documents.${name} NOTHING_TO_PICK`] = {
      refused: async () => blind[name](pick([(await order()).id])),
      allowed: async () => make[name](pick([(await confirmed()).id])),
    }
    rows[`documents.${name} TOO_MANY_TO_PICK`] = {
      refused: async () => {
        await wave(mostPicked + 1)
        return blind[name](pick(null))
      },
      allowed: async () => {
        await wave(mostPicked)
        return make[name](pick(null))
      },
    }
  }
  const seen = async () => seenOf(receipt((await order()).id))
  const printed = async () => ana.documents.print({ ...(await seen()), printer: null })
  const answer = (id: string) => ana.documents.answer({ id, came: true })
  const fine = { allowed: async () => ana.documents.print(await seen()) }
  return {
    ...rows,
    'documents.print COPY_TAKEN': {
      ...fine,
      refused: async () => {
        const both = await seen()
        await ana.documents.print(both)
        return ana.documents.print(both)
      },
    },
    'documents.print DOCUMENT_CHANGED': {
      ...fine,
      refused: async () => {
        const placed = await order()
        const before = await seenOf(receipt(placed.id))
        await pay(placed)
        return ana.documents.print(before)
      },
    },
    'documents.print PRINTER_NOT_FOUND': {
      ...fine,
      refused: async () => ana.documents.print({ ...(await seen()), printer: 'HP' }),
    },
    'documents.answer JOB_NOT_FOUND': {
      refused: () => answer('none'),
      allowed: async () => answer((await printed()).id),
    },
    'documents.answer JOB_OVER': {
      refused: async () => {
        const { id } = await printed()
        await answer(id)
        return answer(id)
      },
      allowed: async () => answer((await printed()).id),
    },
  }
}

describeRefusals(named, refusalsOfPapers, () => ({ printHost }))
