import { lazyRouteComponent } from '@tanstack/react-router'

export { arriveAtNewOrder, readNewOrderSearch } from './arrivals.ts'
export { readOrdersSearch } from './orders-search.ts'
export const OrdersScreen = lazyRouteComponent(() => import('./orders-screen.tsx'), 'OrdersScreen')
export const NewOrderScreen = lazyRouteComponent(() => import('./new-order/new-order-screen.tsx'), 'NewOrderScreen')
