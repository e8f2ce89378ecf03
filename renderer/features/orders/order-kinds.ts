import { quantity } from '../../../electron/contract/inventory/products.ts'
import { recordPayment } from '../../../electron/contract/orders/payments.ts'
import { count, limitsOf, money } from '../../ui/number/number-kinds.ts'

/** Money that moves: at least a centavo. */
export const amountShape = recordPayment.shape.amountCentavos
export const amountKind = money(limitsOf(amountShape))
/** What is taken off. */
export const discountKind = money()
export const quantityKind = count(limitsOf(quantity))
/** None takes the line out of the cart. */
export const cartQuantity = count({ max: quantityKind.max })
