import { createRoute } from '@tanstack/react-router'
import {
  arriveAtNewOrder,
  NewOrderScreen,
  OrdersScreen,
  readNewOrderSearch,
  readOrdersSearch,
} from '../../features/orders/index.ts'
import { Needs } from '../needs.tsx'
import { behind, fetching } from './behind.tsx'
import { root } from './root.tsx'

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
