import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Cart } from '../../../../electron/contract/orders/carts.ts'
import { api, client, problemOf } from '../../../host/api.ts'
import { useStream } from '../../../host/stream.ts'

/** A cart that another desk closed, or that is gone: the next line begins a new one. */
export const isOver = (error: unknown) => ['CART_NOT_FOUND', 'CART_CLOSED'].includes(problemOf(error).code)

/** A cart that was asked for before a line was added may be answered after it: the newer of two stays. */
const newerOf = (old: unknown, fresh: unknown): unknown =>
  (old as Cart | undefined) && (old as Cart).updatedAt > (fresh as Cart).updatedAt ? old : fresh

/** The cart of the draft, followed live: another clerk's change and the end of a hold show by themselves. */
export function useCartState(cartId: string, onOver: () => void) {
  const queries = useQueryClient()
  const key = api.carts.get.queryKey({ input: { id: cartId } })
  const cart = useQuery(
    api.carts.get.queryOptions({ input: { id: cartId }, enabled: cartId !== '', structuralSharing: newerOf }),
  )
  const keep = (next: Cart) => {
    queries.setQueryData(api.carts.get.queryKey({ input: { id: next.id } }), next)
  }
  const live = useStream<Cart, Cart | null>({
    key: ['cart', cartId],
    open: (signal) => client.carts.watch({ id: cartId }, { signal }),
    start: null,
    fold: (_, next) => next,
    enabled: cartId !== '',
  })
  useEffect(() => {
    if (!live.state) return
    const fresh = live.state
    // An answer to our own change may have come before the stream's.
    queries.setQueryData<Cart>(key, (old) => (old && old.updatedAt > fresh.updatedAt ? old : fresh))
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the key follows the cart
  }, [queries, live.state])
  const { error, data } = cart
  // A cart that was placed stays: when the answer to that was lost, F9 asks for the same order again.
  // One that nobody came back to for hours stays too, and the next key takes it up again.
  const closed = data?.status === 'MERGED'
  const gone = cartId !== '' && (closed || (error !== null && isOver(error)))
  useEffect(() => {
    if (gone) onOver()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each cart that is over
  }, [gone])
  return { cart: gone ? undefined : data, keep }
}
