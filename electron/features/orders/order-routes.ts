import { type Call, type FeatureRoutes, personOf } from '../../contract/routes.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import { editOrder } from './edit-order.ts'
import { exportOrders } from './export-orders.ts'
import { moveOrder } from './move-order.ts'
import { noteOrder } from './note-order.ts'
import { readBoard } from './order-board.ts'
import type { OrdersDeps } from './order-deps.ts'
import { listOrders } from './order-list.ts'
import { findOrder } from './order-queries.ts'
import { placeOrder } from './place-order.ts'
import { previewEdit } from './preview-edit.ts'
import { releaseOrder } from './release-order.ts'
import { watchOrders } from './watch-orders.ts'
import { mayKnow, whoseOrders } from './whose-orders.ts'

/** The whole order after a change, or its refusal; of one that was changed meanwhile, as it is now. */
export function answerWith(deps: Pick<OrdersDeps, 'database'>) {
  const read = async (id: string) => {
    const order = await deps.database.read((db) => findOrder(db, id))
    if (!order) throw new Error(`order ${id} is gone from under its own change`)
    return order
  }
  return {
    read,
    order: async <R>(done: Result<string, R>) => (done.ok ? ok(await read(done.value)) : done),
    raced: async <R extends { code: string }>(id: string, done: Result<string, R | { code: 'ORDER_CHANGED' }>) => {
      if (done.ok) return ok(await read(done.value))
      if (done.refusal.code === 'ORDER_CHANGED') {
        return refuse({ code: 'ORDER_CHANGED' as const, data: { current: await read(id) } })
      }
      // What is left of the union once the race is taken out.
      return refuse(done.refusal as R)
    },
  }
}

/** A customer's list is narrowed to their own orders, whatever else it asks for. */
function ownOnly(call: Pick<Call<unknown>, 'who'>): { customerId?: string } {
  const own = whoseOrders(personOf(call))
  return own === null ? {} : { customerId: own }
}

export function ordersRoutes(deps: OrdersDeps): FeatureRoutes<'orders'> {
  const { database, tasks } = deps
  const answer = answerWith(deps)
  return {
    list: async (call) => {
      const wanted = { ...call.input, ...ownOnly(call) }
      return ok(await database.read((db) => listOrders(db, wanted)))
    },
    board: async (call) => {
      const wanted = { ...call.input, ...ownOnly(call) }
      return ok(await database.read((db) => readBoard(db, wanted, deps.now())))
    },
    export: async (call) => {
      call.audit({ newValues: call.input })
      return ok(exportOrders({ database, wanted: { ...call.input, ...ownOnly(call) }, signal: call.signal, tasks }))
    },
    get: async (call) => {
      const found = await database.read((db) => findOrder(db, call.input.id))
      return found && mayKnow(personOf(call), found.customer.id) ? ok(found) : refuse({ code: 'ORDER_NOT_FOUND' })
    },
    changes: async ({ signal }) => ok(watchOrders(deps, signal)),
    place: async (call) =>
      answer.order(await placeOrder(deps, { ...call.input, userId: personOf(call).id }, call.auditIn)),
    move: async (call) => {
      const command = { ...call.input, userId: personOf(call).id }
      return answer.raced(call.input.id, await moveOrder(deps, command, call.auditIn))
    },
    cancel: async (call) => {
      const order = await database.read((db) => db.order.findUnique({ where: { id: call.input.id } }))
      if (!order || !mayKnow(personOf(call), order.userId)) return refuse({ code: 'ORDER_NOT_FOUND' })
      const command = { ...call.input, move: 'cancel' as const, userId: personOf(call).id }
      const done = await moveOrder(deps, command, call.auditIn)
      // Cancelling asks for neither lines nor release.
      return answer.raced(
        call.input.id,
        done as Result<string, Exclude<typeof done, { ok: true }>['refusal'] & { code: 'ORDER_NOT_FOUND' }>,
      )
    },
    previewEdit: ({ input }) => previewEdit(deps, input),
    edit: async (call) =>
      answer.raced(call.input.id, await editOrder(deps, { ...call.input, userId: personOf(call).id }, call.auditIn)),
    note: async (call) =>
      answer.order(await noteOrder(deps, { ...call.input, userId: personOf(call).id }, call.auditIn)),
    release: async (call) =>
      answer.raced(call.input.id, await releaseOrder(deps, { ...call.input, userId: personOf(call).id }, call.auditIn)),
  }
}
