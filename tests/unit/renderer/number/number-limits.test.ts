import { expect, it } from 'vitest'
import { scaleProblem } from '../../../../renderer/features/chambers/calibration-rules.ts'
import {
  countedPieces,
  pieceDifference,
  pieces,
  pricePercent,
  productKinds,
} from '../../../../renderer/features/inventory/product-kinds.ts'
import { amountKind, cartQuantity, quantityKind } from '../../../../renderer/features/orders/order-kinds.ts'
import type { NumberKind } from '../../../../renderer/ui/number/number-kinds.ts'

const limits = ({ name, min, max }: NumberKind) => [name, min, max]

it('a field takes what the host takes', () => {
  expect(limits(pieces)).toEqual(['count', 1, 1_000_000])
  expect(limits(pieceDifference)).toEqual(['count', -1_000_000, 1_000_000])
  expect(limits(countedPieces)).toEqual(['count', 0, 1_000_000])
  expect(limits(pricePercent)).toEqual(['percent', -90, 500])
  expect(limits(quantityKind)).toEqual(['count', 1, 1_000_000])
  expect(limits(cartQuantity)).toEqual(['count', 0, 1_000_000])
  expect(limits(amountKind)).toEqual(['money', 1, 9_999_999_999])
  expect(Object.values(productKinds).map(limits)).toEqual([
    ['money', 0, 9_999_999_999],
    ['decimal', 0, 100_000],
    ['count', 1, 3650],
    ['count', 0, 1_000_000],
    ['count', 1, 1_000_000],
    ['decimal', 0, 10_000],
    ['decimal', 0, 10_000],
  ])
  expect([scaleProblem(0.01), scaleProblem(100), scaleProblem(0.009), scaleProblem(100.1)]).toEqual([
    ...[null, null, 'SCALE', 'SCALE'],
  ])
})
