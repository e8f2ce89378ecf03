export { cartsRoutes } from './cart-routes.ts'
export { ordersRoutes } from './order-routes.ts'
export { paymentsRoutes } from './payment-routes.ts'
export { sweepCarts } from './sweep-carts.ts'
