import { type FeatureRoutes, personOf } from '../../contract/routes.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import { askedBy, type By, byWhom, whoseOf } from '../whose/index.ts'
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

/** The whole order after a change, or its refusal; of one that was changed meanwhile, as it is now. */
export function answerWith(deps: Pick<OrdersDeps, 'database'>, { whose }: By) {
  const read = async (id: string) => {
    const order = await deps.database.read((db) => findOrder(db, id, whose))
    if (!order) throw new Error(`order ${id} is gone from under its own change`)
    return order
  }
  return {
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

export function ordersRoutes(deps: OrdersDeps): FeatureRoutes<'orders'> {
  const { database, tasks } = deps
  return {
    list: async (call) => {
      const wanted = { ...call.input, whose: whoseOf(personOf(call)) }
      return ok(await database.read((db) => listOrders(db, wanted)))
    },
    board: async (call) => {
      const wanted = { ...call.input, whose: whoseOf(personOf(call)) }
      return ok(await database.read((db) => readBoard(db, wanted, deps.now())))
    },
    export: async (call) => {
      call.audit({ newValues: call.input })
      const wanted = { ...call.input, whose: whoseOf(personOf(call)) }
      return ok(exportOrders({ database, wanted, signal: call.signal, tasks }))
    },
    get: async (call) => {
      const found = await database.read((db) => findOrder(db, call.input.id, whoseOf(personOf(call))))
      return found ? ok(found) : refuse({ code: 'ORDER_NOT_FOUND' })
    },
    changes: async (call) => ok(watchOrders(deps, whoseOf(personOf(call)), call.signal)),
    place: async (call) => {
      const by = byWhom(call)
      return answerWith(deps, by).order(await placeOrder(deps, { ...call.input, ...by }, call.auditIn))
    },
    move: async (call) => {
      const by = byWhom(call)
      const done = await moveOrder(deps, { ...call.input, ...by }, call.auditIn)
      return answerWith(deps, by).raced(call.input.id, done)
    },
    cancel: async (call) => {
      const by = byWhom(call)
      const done = await moveOrder(deps, { ...call.input, ...by, move: 'cancel' }, call.auditIn)
      // Cancelling asks for neither lines nor release.
      return answerWith(deps, by).raced(
        call.input.id,
        done as Result<string, Exclude<typeof done, { ok: true }>['refusal'] & { code: 'ORDER_NOT_FOUND' }>,
      )
    },
    previewEdit: (call) => previewEdit(deps, askedBy(call)),
    edit: async (call) => {
      const by = byWhom(call)
      const done = await editOrder(deps, { ...call.input, ...by }, call.auditIn)
      return answerWith(deps, by).raced(call.input.id, done)
    },
    note: async (call) => {
      const by = byWhom(call)
      return answerWith(deps, by).order(await noteOrder(deps, { ...call.input, ...by }, call.auditIn))
    },
    release: async (call) => {
      const by = byWhom(call)
      const done = await releaseOrder(deps, { ...call.input, ...by }, call.auditIn)
      return answerWith(deps, by).raced(call.input.id, done)
    },
  }
}
