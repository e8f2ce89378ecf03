import type { Quantity, Room } from '../../../electron/contract/chambers/chambers.ts'
import { quantities, rooms } from './quantity.ts'

export const spans = ['1h', '6h', '24h', '7d', '30d', '1y'] as const
export type Span = (typeof spans)[number]

const hourMs = 3_600_000
export const spanMs: Record<Span, number> = {
  '1h': hourMs,
  '6h': 6 * hourMs,
  '24h': 24 * hourMs,
  '7d': 7 * 24 * hourMs,
  '30d': 30 * 24 * hourMs,
  '1y': 365 * 24 * hourMs,
}

/** What of a chamber is looked at; kept in the address, so that a link shows the same. */
export type ChamberSearch = { room?: Room | undefined; span?: Span | undefined; quantity?: Quantity | undefined }

const oneOf = <T extends string>(allowed: readonly T[], value: unknown) => allowed.find((each) => each === value)

/**
 * For the route. Anything that is not a choice of ours becomes undefined, and is named: the router lays this over what
 * stands in the address, so that a value left out here would come through as it was typed.
 */
export function readChamberSearch(search: Record<string, unknown>): ChamberSearch {
  return {
    room: oneOf(rooms, search.room),
    span: oneOf(spans, search.span),
    quantity: oneOf(quantities, search.quantity),
  }
}
