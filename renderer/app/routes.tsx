import { createRootRoute, createRoute, createRouter, Link, Navigate, redirect } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { AccountScreen, isAccountPart, accountParts } from '../features/account/index.ts'
import { ChamberScreen, ChambersScreen, PortsScreen, readChamberSearch } from '../features/chambers/index.ts'
import {
  CategoriesScreen,
  CountSheetScreen,
  CountsScreen,
  InventoryScreen,
  NewProductScreen,
  ProductScreen,
  readInventorySearch,
  SellFirstScreen,
} from '../features/inventory/index.ts'
import { arriveAtCustomers, CustomersScreen, readCustomersSearch } from '../features/customers/index.ts'
import { KeysScreen } from '../features/keys/index.ts'
import { AuditScreen, SecurityScreen } from '../features/logs/index.ts'
import {
  arriveAtNewOrder,
  NewOrderScreen,
  OrdersScreen,
  readNewOrderSearch,
  readOrdersSearch,
} from '../features/orders/index.ts'
import { PeopleScreen, RolesScreen } from '../features/people/index.ts'
import { isSettingsPart, needOf, SettingsScreen, settingsParts } from '../features/settings/index.ts'
import { buttonClass } from '../ui/button.tsx'
import { Empty } from '../ui/query-states.tsx'
import { ScreenFailed } from './error-boundary.tsx'
import { useFarmView } from './farm-context.ts'
import { Gate } from './gate.tsx'
import { useMay } from '../may.ts'
import { InventoryFrame } from './inventory-frame.tsx'
import { Needs, NoRight } from './needs.tsx'
import { PeopleFrame } from './people-frame.tsx'
import { showAs } from './person-change.ts'
import { screens, mayOpen } from './screens.ts'
import { TodayFrame } from './today-frame.tsx'

function NotFound() {
  const { t } = useTranslation('frame')
  return (
    <div className="screen-note">
      <Empty
        title={t('notFound.title')}
        action={
          <Link to="/chambers" className={buttonClass({})}>
            {t('notFound.action')}
          </Link>
        }
      >
        {t('notFound.body')}
      </Empty>
    </div>
  )
}

const root = createRootRoute({ component: Gate, notFoundComponent: NotFound })

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: function Home() {
    const may = useMay()
    const first = screens.find((screen) => mayOpen(screen, may))
    return <Navigate to={first?.to ?? '/account'} replace />
  },
})

const today = createRoute({ getParentRoute: () => root, path: '/today', component: TodayFrame })

const chambers = createRoute({
  getParentRoute: () => root,
  path: '/chambers',
  component: () => (
    <Needs right="devices:read">
      <ChambersScreen />
    </Needs>
  ),
})

const ports = createRoute({
  getParentRoute: () => root,
  path: '/chambers/ports',
  loader: () => PortsScreen.preload?.(),
  component: () => (
    <Needs right="devices:read">
      <PortsScreen />
    </Needs>
  ),
})

const chamber = createRoute({
  getParentRoute: () => root,
  path: '/chambers/$chamberId',
  validateSearch: readChamberSearch,
  loader: () => ChamberScreen.preload?.(),
  component: function Chamber() {
    const { chamberId } = chamber.useParams()
    const search = chamber.useSearch()
    return (
      <Needs right="devices:read">
        <ChamberScreen key={chamberId} chamberId={chamberId} {...search} />
      </Needs>
    )
  },
})

const orders = createRoute({
  getParentRoute: () => root,
  path: '/orders',
  validateSearch: readOrdersSearch,
  loader: () => OrdersScreen.preload?.(),
  component: () => (
    <Needs right="orders:read">
      <OrdersScreen />
    </Needs>
  ),
})

const newOrder = createRoute({
  getParentRoute: () => root,
  path: '/orders/new',
  validateSearch: readNewOrderSearch,
  beforeLoad: ({ search }) => {
    arriveAtNewOrder(search)
  },
  loader: () => NewOrderScreen.preload?.(),
  component: function NewOrder() {
    const { cart, customer } = newOrder.useSearch()
    return (
      <Needs right="orders:update">
        <NewOrderScreen key={cart ?? customer ?? ''} />
      </Needs>
    )
  },
})

const customers = createRoute({
  getParentRoute: () => root,
  path: '/customers',
  validateSearch: readCustomersSearch,
  beforeLoad: ({ search }) => {
    arriveAtCustomers(search)
  },
  loader: () => CustomersScreen.preload?.(),
  component: () => (
    <Needs right="orders:read">
      <CustomersScreen />
    </Needs>
  ),
})

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  beforeLoad: () => {
    redirect({ to: '/account/$part', params: { part: accountParts[0].id }, replace: true, throw: true })
  },
})

const accountPart = createRoute({
  getParentRoute: () => root,
  path: '/account/$part',
  loader: () => AccountScreen.preload?.(),
  component: function Account() {
    const { part } = accountPart.useParams()
    const { me } = useFarmView()
    return isAccountPart(part) ? <AccountScreen part={part} me={me} onMe={showAs} /> : <NotFound />
  },
})

const people = createRoute({ getParentRoute: () => root, path: '/people', component: PeopleFrame })
const peopleParts = [
  createRoute({
    getParentRoute: () => people,
    path: '/',
    component: () => (
      <Needs right="users:read">
        <PeopleScreen />
      </Needs>
    ),
  }),
  createRoute({
    getParentRoute: () => people,
    path: '/roles',
    component: () => (
      <Needs right="users:read">
        <RolesScreen />
      </Needs>
    ),
  }),
  createRoute({
    getParentRoute: () => people,
    path: '/keys',
    component: () => (
      <Needs right="api_keys:read">
        <KeysScreen />
      </Needs>
    ),
  }),
  createRoute({
    getParentRoute: () => people,
    path: '/audit',
    component: () => (
      <Needs right="audit_logs:read">
        <AuditScreen />
      </Needs>
    ),
  }),
  createRoute({
    getParentRoute: () => people,
    path: '/security',
    component: () => (
      <Needs right="security_logs:read">
        <SecurityScreen />
      </Needs>
    ),
  }),
] as const

const inventory = createRoute({ getParentRoute: () => root, id: 'inventory', component: InventoryFrame })
const inventoryParts = [
  createRoute({
    getParentRoute: () => inventory,
    path: '/inventory',
    validateSearch: readInventorySearch,
    component: () => (
      <Needs right="products:read">
        <InventoryScreen />
      </Needs>
    ),
  }),
  createRoute({
    getParentRoute: () => inventory,
    path: '/inventory/sell-first',
    component: () => (
      <Needs right="inventory:read">
        <SellFirstScreen />
      </Needs>
    ),
  }),
  createRoute({
    getParentRoute: () => inventory,
    path: '/inventory/counts',
    component: () => (
      <Needs right="inventory:read">
        <CountsScreen />
      </Needs>
    ),
  }),
  createRoute({
    getParentRoute: () => inventory,
    path: '/inventory/categories',
    component: () => (
      <Needs right="products:read">
        <CategoriesScreen />
      </Needs>
    ),
  }),
] as const

const newProduct = createRoute({
  getParentRoute: () => root,
  path: '/inventory/new',
  component: () => (
    <Needs right="products:update">
      <NewProductScreen />
    </Needs>
  ),
})

const product = createRoute({
  getParentRoute: () => root,
  path: '/inventory/$productId',
  component: function Product() {
    const { productId } = product.useParams()
    return (
      <Needs right="products:update">
        <ProductScreen key={productId} productId={productId} />
      </Needs>
    )
  },
})

const countSheet = createRoute({
  getParentRoute: () => root,
  path: '/inventory/counts/$countId',
  component: function CountSheet() {
    const { countId } = countSheet.useParams()
    return (
      <Needs right="inventory:read">
        <CountSheetScreen key={countId} countId={countId} />
      </Needs>
    )
  },
})

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: function FirstPart() {
    const may = useMay()
    const first = settingsParts.find(({ id }) => {
      const need = needOf(id)
      return need === null || may(need)
    })
    return <Navigate to="/settings/$part" params={{ part: first?.id ?? 'look' }} replace />
  },
})

const settingsPart = createRoute({
  getParentRoute: () => root,
  path: '/settings/$part',
  loader: () => SettingsScreen.preload?.(),
  component: function Settings() {
    const { part } = settingsPart.useParams()
    const { app, health } = useFarmView()
    const may = useMay()
    if (!isSettingsPart(part)) return <NotFound />
    const need = needOf(part)
    const refused = need !== null && !may(need) ? <NoRight right={need} /> : null
    return <SettingsScreen part={part} app={app} health={health} refused={refused} />
  },
})

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    today,
    chambers,
    ports,
    chamber,
    orders,
    newOrder,
    customers,
    account,
    accountPart,
    inventory.addChildren([...inventoryParts]),
    newProduct,
    countSheet,
    product,
    people.addChildren([...peopleParts]),
    settings,
    settingsPart,
  ]),
  defaultErrorComponent: ({ reset }) => <ScreenFailed onReload={reset} />,
})

/** Fetches every screen that is not there yet, so that none is missing when the host is away for a moment. */
export function fetchScreens(): void {
  for (const screen of [
    ChamberScreen,
    PortsScreen,
    OrdersScreen,
    NewOrderScreen,
    CustomersScreen,
    SettingsScreen,
    AccountScreen,
  ])
    void screen.preload?.()
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
