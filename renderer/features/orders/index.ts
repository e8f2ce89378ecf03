import { lazyRouteComponent } from '@tanstack/react-router'

export { arriveAtNewOrder, arriveAtOrders, readNewOrderSearch, readOrdersSearch } from './arrivals.ts'
export const OrdersScreen = lazyRouteComponent(() => import('./orders-screen.tsx'), 'OrdersScreen')
export const NewOrderScreen = lazyRouteComponent(() => import('./new-order-screen.tsx'), 'NewOrderScreen')
