import { useIsMutating, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Cart } from '../../../../electron/contract/orders/carts.ts'
import type { ProductHit } from '../../../../electron/contract/inventory/products.ts'
import { api, client, problemOf } from '../../../host/api.ts'
import { isUnanswered } from '../../../host/database-away.ts'
import { useStream } from '../../../host/stream.ts'
import type { NewOrderForm } from './new-order-draft.ts'

export type Short = { name: string; wanted: number; added: number }
/** One change of the cart; they run one after the other, in the order of the keys pressed. */
type Step =
  | { add: ProductHit }
  /** Enter came before the answer: the best hit for what was typed. */
  | { addFirst: string }
  /** Null: the product that was added last. */
  | { by: number; productId: string | null }
  | { set: { productId: string; quantity: number; customization?: string } }
  | { usual: true }
  | { renew: true }
  | { customer: string }

/** Steps and the placing that follows them run one after the other, in the order of the keys. */
export const cartQueue = { id: 'new-order-cart' }
const steps = { mutationKey: ['new-order-cart'] }
/** As the product that was added last: none, so that + after a word without a hit changes no other line. */
const noProduct = ''

/** A cart that another desk closed, or that is gone: the next line begins a new one. */
export const isOver = (error: unknown) => ['CART_NOT_FOUND', 'CART_CLOSED'].includes(problemOf(error).code)

/** The cart of the draft, followed live: another clerk's change and the end of a hold show by themselves. */
function useCartState(cartId: string, onOver: () => void) {
  const queries = useQueryClient()
  const key = api.carts.get.queryKey({ input: { id: cartId } })
  const cart = useQuery(api.carts.get.queryOptions({ input: { id: cartId }, enabled: cartId !== '' }))
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

export function useCart(form: NewOrderForm, cartId: string) {
  const setCart = (id: string) => {
    form.setValue('cartId', id)
    // Another cart is another wish.
    if (id === '') form.setValue('operationId', crypto.randomUUID())
  }
  const { cart, keep } = useCartState(cartId, () => {
    setCart('')
  })
  const [short, setShort] = useState<readonly Short[]>([])
  const [missing, setMissing] = useState<string | null>(null)
  /** The first step that failed, though others after it went well. */
  const [refused, setRefused] = useState<{ error: Error; about: string } | null>(null)
  // Told to whoever waits in the queue, before the next drawing.
  const isShort = useRef(false)
  /** The product of the step that runs. */
  const about = useRef('')
  /** What could not be added goes back to where it was typed. */
  const [again, setAgain] = useState<{ text: string } | null>(null)
  const [lastAdded, setLastAdded] = useState<string | null>(null)
  // Read by a step that was queued before the one that sets it was answered.
  const last = useRef<string | null>(null)
  const queries = useQueryClient()
  const put = (id: string, product: Pick<ProductHit, 'id' | 'name'>) => {
    last.current = product.id
    about.current = product.name
    setLastAdded(product.id)
    return client.carts.add({ id, productId: product.id, quantity: 1 })
  }
  const addFirst = async (id: string, text: string) => {
    const { hits } = await client.products.search({ text, limit: 1 })
    const [first] = hits
    if (first) return put(id, first)
    last.current = noProduct
    isShort.current = true
    setMissing(text)
    return client.carts.get({ id })
  }
  const changeBy = async (id: string, by: number, productId: string | null) => {
    const now =
      queries.getQueryData<Cart>(api.carts.get.queryKey({ input: { id } })) ?? (await client.carts.get({ id }))
    const wanted = productId ?? last.current ?? now.lines.at(-1)?.product.id
    const line = now.lines.find(({ product }) => product.id === wanted)
    if (!line) return now
    about.current = line.product.name
    return client.carts.setLine({ id, productId: line.product.id, quantity: Math.max(1, line.quantity + by) })
  }
  const idOf = async () => {
    const { cartId: known, customerId, channel } = form.getValues()
    if (known !== '') return known
    const opened = await client.carts.open({ customerId: customerId || null, channel })
    setCart(opened.id)
    return opened.id
  }
  const run = async (step: Step): Promise<Cart> => {
    if ('customer' in step) {
      const { cartId: known, channel } = form.getValues()
      const isTheirs = cart?.customer && cart.customer.id !== step.customer
      if (known === '' || isTheirs) return client.carts.open({ customerId: step.customer, channel })
      return client.carts.assign({ id: known, customerId: step.customer })
    }
    about.current = ''
    const id = await idOf()
    if ('add' in step) return put(id, step.add)
    if ('addFirst' in step) return addFirst(id, step.addFirst)
    if ('by' in step) return changeBy(id, step.by, step.productId)
    if ('set' in step)
      about.current = cart?.lines.find(({ product }) => product.id === step.set.productId)?.product.name ?? ''
    if ('set' in step) return client.carts.setLine({ id, ...step.set })
    if ('renew' in step) return client.carts.renewHolds({ id })
    const repeated = await client.carts.repeat({ id, of: 'usual' })
    setShort(repeated.short)
    if (repeated.short.length > 0) isShort.current = true
    return repeated.cart
  }
  const change = useMutation({
    ...steps,
    scope: cartQueue,
    mutationFn: run,
    onMutate: () => {
      // What was said of the keys before stays until they are all answered.
      if (queries.isMutating(steps) > 1) return
      setShort([])
      setMissing(null)
      setRefused(null)
      isShort.current = false
    },
    onSuccess: (next) => {
      keep(next)
      setCart(next.id)
    },
    onError: (error, step) => {
      isShort.current = true
      setRefused((first) => first ?? { error, about: about.current })
      if ('add' in step || 'addFirst' in step) last.current = noProduct
      if (isOver(error)) setCart('')
      if (!isUnanswered(error)) return
      if ('add' in step) setAgain({ text: step.add.name })
      if ('addFirst' in step) setAgain({ text: step.addFirst })
    },
  })
  const isBusy = useIsMutating(steps) > 0
  /** Whether a step of the keys just pressed did not do what it was asked for. */
  const fellShort = () => isShort.current
  return { cart, change, refused, isBusy, fellShort, short, missing, again, lastAdded }
}
