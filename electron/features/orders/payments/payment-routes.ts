import { isProven, stepUpMethods } from '../../../contract/identity/person.ts'
import { type FeatureRoutes, personOf } from '../../../contract/routes.ts'
import { ok, refuse } from '../../../platform/result.ts'
import type { OrdersDeps } from '../order-deps.ts'
import { answerWith } from '../order-routes.ts'
import { importStatement } from '../statements/import-statement.ts'
import { findStatement, listStatements } from '../statements/statement-list.ts'
import { mayKnow } from '../whose-orders.ts'
import { confirmPayment } from './confirm-payment.ts'
import { recordPayment } from './record-payment.ts'
import { refundPayment } from './refund-payment.ts'
import { rejectPayment } from './reject-payment.ts'

/** What needs nobody outside; payment links are another feature's. */
export function paymentsRoutes(
  deps: OrdersDeps,
): Omit<FeatureRoutes<'payments'>, 'makeLink' | 'watchLink' | 'cancelLink'> {
  const { database, config, now } = deps
  const answer = answerWith(deps)
  return {
    record: async (call) =>
      answer.order(
        await recordPayment(deps, { ...call.input, userId: personOf(call).id, signal: call.signal }, call.auditIn),
      ),
    confirm: async (call) =>
      answer.order(await confirmPayment(deps, { ...call.input, userId: personOf(call).id }, call.auditIn)),
    reject: async (call) =>
      answer.order(await rejectPayment(deps, { ...call.input, userId: personOf(call).id }, call.auditIn)),
    refund: async (call) => {
      const who = personOf(call)
      const above = (await config.get('security.step_up_refund_above')) * 100
      if (call.input.amountCentavos > above && !isProven(who, now())) {
        return refuse({ code: 'STEP_UP_NEEDED', data: { methods: stepUpMethods(who) } })
      }
      return answer.order(await refundPayment(deps, { ...call.input, userId: who.id }, call.auditIn))
    },
    picture: async (call) => {
      const payment = await database.read((db) => db.payment.findUnique({ where: { id: call.input.paymentId } }))
      const id = payment && mayKnow(personOf(call), payment.userId) ? payment.pictureId : null
      const file = id ? await database.read((db) => db.storedFile.findUnique({ where: { id } })) : null
      return file ? ok({ mime: file.mime, bytes: file.data }) : refuse({ code: 'PAYMENT_NOT_FOUND' })
    },
    statement: async ({ input }) => {
      const found = await database.read((db) => findStatement(db, input.id))
      return found ? ok(found) : refuse({ code: 'STATEMENT_NOT_FOUND' })
    },
    statements: async () => ok(await database.read((db) => listStatements(db))),
    importStatement: (call) =>
      importStatement(deps, { ...call.input, userId: personOf(call).id, signal: call.signal }, call.auditIn),
  }
}
