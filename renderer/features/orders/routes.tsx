import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { behind, fetching } from '../../frame/behind.tsx'
import { Needs } from '../../frame/needs.tsx'
import { root } from '../../frame/root.tsx'
import { arriveAtNewOrder, readNewOrderSearch } from './arrivals.ts'
import { readOrdersSearch } from './orders-search.ts'

const OrdersScreen = lazyRouteComponent(() => import('./orders-screen.tsx'), 'OrdersScreen')
const NewOrderScreen = lazyRouteComponent(() => import('./new-order/new-order-screen.tsx'), 'NewOrderScreen')

const orders = createRoute({
  getParentRoute: () => root,
  path: '/orders',
  validateSearch: readOrdersSearch,
  component: behind('orders:read', OrdersScreen),
})

const newOrder = createRoute({
  getParentRoute: () => root,
  path: '/orders/new',
  validateSearch: readNewOrderSearch,
  beforeLoad: ({ search }) => {
    arriveAtNewOrder(search)
  },
  component: fetching(NewOrderScreen, function NewOrder() {
    const { cart, customer } = newOrder.useSearch()
    return (
      <Needs right="orders:update">
        <NewOrderScreen key={cart ?? customer ?? ''} />
      </Needs>
    )
  }),
})

export const orderRoutes = [orders, newOrder] as const
