import { isProven, stepUpMethods } from '../../../contract/identity/person.ts'
import { type FeatureRoutes, personOf } from '../../../contract/routes.ts'
import { ok, refuse } from '../../../platform/result.ts'
import { byWhom, where, whoseOf } from '../../whose/index.ts'
import type { OrdersDeps } from '../order-deps.ts'
import { answerWith } from '../order-routes.ts'
import { assignLine } from '../statements/assign-line.ts'
import { importStatement } from '../statements/import-statement.ts'
import { previewStatement } from '../statements/preview-statement.ts'
import { findStatement, listStatements } from '../statements/statement-list.ts'
import { confirmPayment } from './confirm-payment.ts'
import { recordPayment } from './record-payment.ts'
import { refundPayment } from './refund-payment.ts'
import { rejectPayment } from './reject-payment.ts'

/** What needs nobody outside; payment links are another feature's. */
export function paymentsRoutes(
  deps: OrdersDeps,
): Omit<FeatureRoutes<'payments'>, 'makeLink' | 'watchLink' | 'cancelLink'> {
  const { database, config, now } = deps
  return {
    record: async (call) => {
      const by = byWhom(call)
      return answerWith(deps, by).order(
        await recordPayment(deps, { ...call.input, ...by, signal: call.signal }, call.auditIn),
      )
    },
    confirm: async (call) => {
      const by = byWhom(call)
      return answerWith(deps, by).order(await confirmPayment(deps, { ...call.input, ...by }, call.auditIn))
    },
    reject: async (call) => {
      const by = byWhom(call)
      return answerWith(deps, by).order(await rejectPayment(deps, { ...call.input, ...by }, call.auditIn))
    },
    refund: async (call) => {
      const who = personOf(call)
      const above = (await config.get('security.step_up_refund_above')) * 100
      if (call.input.amountCentavos > above && !isProven(who, now())) {
        return refuse({ code: 'STEP_UP_NEEDED', data: { methods: stepUpMethods(who) } })
      }
      const by = byWhom(call)
      return answerWith(deps, by).order(await refundPayment(deps, { ...call.input, ...by }, call.auditIn))
    },
    picture: async (call) => {
      const own = { id: call.input.paymentId, ...where('userId', whoseOf(personOf(call)).orders) }
      const payment = await database.read((db) => db.payment.findFirst({ where: own }))
      const id = payment?.pictureId
      const file = id ? await database.read((db) => db.storedFile.findUnique({ where: { id } })) : null
      return file ? ok({ mime: file.mime, bytes: file.data }) : refuse({ code: 'PAYMENT_NOT_FOUND' })
    },
    statement: async (call) => {
      const found = await database.read((db) => findStatement(db, call.input.id, whoseOf(personOf(call))))
      return found ? ok(found) : refuse({ code: 'STATEMENT_NOT_FOUND' })
    },
    statements: async (call) => ok(await database.read((db) => listStatements(db, whoseOf(personOf(call))))),
    previewStatement: (call) =>
      previewStatement(deps, { ...call.input, whose: whoseOf(personOf(call)), signal: call.signal }),
    assignLine: (call) => assignLine(deps, { ...call.input, ...byWhom(call) }, call.auditIn),
    importStatement: (call) =>
      importStatement(deps, { ...call.input, ...byWhom(call), signal: call.signal }, call.auditIn),
  }
}
