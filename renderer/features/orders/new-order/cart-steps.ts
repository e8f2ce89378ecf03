import type { ProductHit } from '../../../../electron/contract/inventory/products.ts'
import type { Cart } from '../../../../electron/contract/orders/carts.ts'
import { client } from '../../../host/api.ts'
import { firstMeant } from './first-meant.ts'
import type { NewOrderForm } from './new-order-draft.ts'

export type Short = { name: string; wanted: number; added: number }

/** One change of the cart; they run one after the other, in the order of the keys pressed. */
export type Step =
  | { add: ProductHit }
  /** Enter came before the answer: the best hit for what was typed. */
  | { addFirst: string }
  /** Null: the product that was added last. */
  | { by: number; productId: string | null }
  | { set: { productId: string; quantity: number; customization?: string } }
  | { usual: true }
  | { renew: true }
  | { customer: string }

/** As the product that was added last: none, so that + after a word without a hit changes no other line. */
export const noProduct = ''

/** What the steps that wait read, before the next drawing. */
export type StepState = {
  /** The product that was added last: read by a step that was queued before the one that sets it was answered. */
  last: string | null
  /** The product of the step that runs. */
  about: string
  /** Whether a step of the keys just pressed did not do what it was asked for. */
  fellShort: boolean
}

export type StepDeps = {
  form: NewOrderForm
  state: StepState
  /** The cart as it is drawn. */
  cart: Cart | undefined
  /** The newest that is known of a cart. */
  latest: (id: string) => Cart | undefined
  onOpened: (id: string) => void
  onAdded: (productId: string) => void
  onMissing: (text: string) => void
  onShort: (short: readonly Short[]) => void
}

async function openCart({ form, onOpened }: StepDeps): Promise<string> {
  const { cartId, customerId, channel } = form.getValues()
  if (cartId !== '') return cartId
  const opened = await client.carts.open({ customerId: customerId || null, channel })
  onOpened(opened.id)
  return opened.id
}

function add({ state, onAdded }: StepDeps, id: string, product: Pick<ProductHit, 'id' | 'name'>): Promise<Cart> {
  state.last = product.id
  state.about = product.name
  onAdded(product.id)
  return client.carts.add({ id, productId: product.id, quantity: 1 })
}

async function addFirst(deps: StepDeps, id: string, text: string): Promise<Cart> {
  const { hits } = await client.products.search({ text, limit: 1 })
  const first = firstMeant(text, hits)
  if (first) return add(deps, id, first)
  deps.state.last = noProduct
  deps.state.fellShort = true
  deps.onMissing(text)
  return client.carts.get({ id })
}

async function changeBy(deps: StepDeps, id: string, { by, productId }: { by: number; productId: string | null }) {
  const { state } = deps
  const now = deps.latest(id) ?? (await client.carts.get({ id }))
  const wanted = productId ?? state.last ?? now.lines.at(-1)?.product.id
  const line = now.lines.find(({ product }) => product.id === wanted)
  if (!line) return now
  state.about = line.product.name
  return client.carts.setLine({ id, productId: line.product.id, quantity: Math.max(1, line.quantity + by) })
}

function setLine({ cart, state }: StepDeps, id: string, set: { productId: string; quantity: number }): Promise<Cart> {
  state.about = cart?.lines.find(({ product }) => product.id === set.productId)?.product.name ?? ''
  return client.carts.setLine({ id, ...set })
}

async function addUsual({ state, onShort }: StepDeps, id: string): Promise<Cart> {
  const { cart, short } = await client.carts.repeat({ id, of: 'usual' })
  onShort(short)
  if (short.length > 0) state.fellShort = true
  return cart
}

/** A cart that is someone else's already stays theirs: this caller gets one of their own. */
function setCustomer({ form, cart }: StepDeps, customerId: string): Promise<Cart> {
  const { cartId, channel } = form.getValues()
  const isTheirs = cart?.customer && cart.customer.id !== customerId
  if (cartId === '' || isTheirs) return client.carts.open({ customerId, channel })
  return client.carts.assign({ id: cartId, customerId })
}

/** Asks the host for one change; gives the cart as it is after it. */
export async function runStep(deps: StepDeps, step: Step): Promise<Cart> {
  if ('customer' in step) return setCustomer(deps, step.customer)
  deps.state.about = ''
  const id = await openCart(deps)
  if ('add' in step) return add(deps, id, step.add)
  if ('addFirst' in step) return addFirst(deps, id, step.addFirst)
  if ('by' in step) return changeBy(deps, id, step)
  if ('set' in step) return setLine(deps, id, step.set)
  if ('renew' in step) return client.carts.renewHolds({ id })
  return addUsual(deps, id)
}
