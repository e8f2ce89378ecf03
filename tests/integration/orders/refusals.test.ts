import { describeRefusals, namedRefusals } from '../../support/refusals.ts'
import { refusalsOfCarts } from './refusals/of-carts.ts'
import { refusalsOfOrders } from './refusals/of-orders.ts'
import { refusalsOfPayments } from './refusals/of-payments.ts'
import { counter } from './refusals/world.ts'

/** Those of links need PayMongo: tests/integration/payment-links. */
const named = namedRefusals(['carts', 'orders', 'payments']).filter((name) => !/\.(?:make|cancel)Link /.test(name))

describeRefusals(named, (own, ana) => {
  const at = counter(own, ana)
  return { ...refusalsOfCarts(at), ...refusalsOfOrders(at), ...refusalsOfPayments(at) }
})
