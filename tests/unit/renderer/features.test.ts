import 'react-aria-components'
import { createRoute, createRouter } from '@tanstack/react-router'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Permission } from '../../../electron/contract/permissions.ts'
import type { Feature, StoredDraft } from '../../../renderer/frame/feature.ts'
import { allWords } from '../../support/all-words.ts'

// The page's client looks for its host as soon as it is loaded; the components above must not see a window.
vi.stubGlobal('window', globalThis)
vi.stubGlobal('location', { origin: 'http://desk.test' })
vi.stubGlobal('sessionStorage', {})
vi.stubGlobal('localStorage', {})

const { features } = await import('../../../renderer/app/features.ts')
const { catalogues } = await import('../../../renderer/app/words.ts')
const joined = await import('../../../renderer/frame/joined.ts')
const { root } = await import('../../../renderer/frame/root.tsx')
const { startI18n } = await import('../../../renderer/i18n.ts')

beforeAll(() => {
  startI18n('en', catalogues)
})

const everything = () => true
const nothing = () => false
const only =
  (...rights: Permission[]) =>
  (right: Permission) =>
    rights.includes(right)

/** What somebody would write for a new capability; everything below is asked of the list with it at the end. */
const tinyRoutes = [
  createRoute({ getParentRoute: () => root, path: '/trucks', component: () => null }),
  createRoute({ getParentRoute: () => root, path: '/people/trucks', component: () => null }),
] as const
// The page's own links know the addresses of its own features only.
const [trucksAt, truckTab] = ['/trucks', '/people/trucks'] as unknown as ['/orders', '/people']
const tinyWords = { trucks: { title: 'Trucks' } }
const tiny: Feature<typeof tinyRoutes, typeof tinyWords> = {
  routes: tinyRoutes,
  words: { en: tinyWords, fil: { trucks: { title: 'Mga trak' } } },
  rail: { id: 'trucks', to: trucksAt, icon: 'truck', label: () => 'Trucks', needs: ['deliveries:read'] },
  parts: [{ under: 'people', to: truckTab, label: () => 'Drivers', needs: 'deliveries:create' }],
  actions: [
    {
      id: 'call-truck',
      group: 'actions',
      icon: 'phone',
      label: () => 'Call a truck',
      needs: null,
      to: { to: trucksAt },
      key: 'F4',
    },
  ],
  finders: [{ id: 'trucks', title: () => 'Trucks', icon: 'truck', needs: 'deliveries:read', find: async () => [] }],
  drafts: {
    truck: ({ ids: [id = ''], beside: { of = '' } }) =>
      id === '' ? null : { text: `truck of ${of}`, to: { to: trucksAt }, needs: 'deliveries:create' },
  },
  today: {
    id: 'trucks',
    needs: 'deliveries:read',
    useFigure: () => ({ to: { to: trucksAt }, value: '2', icon: 'truck', name: 'trucks', note: '' }),
    Section: () => null,
  },
}
const list = [...features, tiny] as const
const railOf = (may: (right: Permission) => boolean) => joined.openRail(list, may).map(({ id }) => id)

describe('a new feature on the page', () => {
  it('has its addresses, and the router knows their types', () => {
    const router = createRouter({ routeTree: root.addChildren(joined.routesOf(list)) })
    expect(Object.keys(router.routesByPath)).toEqual(expect.arrayContaining(['/trucks', '/people/trucks', '/orders']))
    const address: keyof (typeof router)['routesByPath'] = '/trucks'
    // @ts-expect-error nobody brings this address
    const nowhere: keyof (typeof router)['routesByPath'] = '/boats'
    expect([address, nowhere]).toEqual(['/trucks', '/boats'])
  })

  it('stands in the rail for those who may open it', () => {
    expect(railOf(everything)).toEqual([
      ...['today', 'orders', 'customers', 'chambers', 'inventory', 'people', 'settings', 'trucks'],
    ])
    expect(railOf(nothing)).toEqual(['settings'])
  })

  it('opens another feature’s entry to those who may only see its part, and Today for its rows', () => {
    expect(railOf(only('deliveries:create'))).toEqual(['people', 'settings'])
    expect(railOf(only('deliveries:read'))).toEqual(['today', 'settings', 'trucks'])
    expect(joined.todayRows(list).map(({ id }) => id)).toEqual(['chambers', 'trucks'])
  })

  it('has its tab beside those that are there', () => {
    const tabs = joined.tabsAt(list, '/people/trucks')
    expect(tabs?.entry.id).toBe('people')
    expect(tabs?.parts.map(({ label }) => label())).toEqual(['People', 'Roles', 'Keys', 'Audit', 'Security', 'Drivers'])
    expect(joined.tabsAt(list, '/trucks')).toBeNull()
  })

  it('is found in the palette: screen, part, action, records', () => {
    const screens = joined.paletteScreens(list, only('deliveries:read', 'deliveries:create', 'users:read'))
    expect(screens.map(({ label, detail }) => [label, detail])).toEqual([
      ['Today', null],
      ['People', null],
      ['Roles', 'People'],
      ['Drivers', 'People'],
      ['Settings', null],
      ['Trucks', null],
    ])
    expect(joined.actions(list).at(-1)?.key).toBe('F4')
    expect(joined.finders(list).map(({ id }) => id)).toEqual([
      'customers',
      'orders',
      'chambers',
      'products',
      'people',
      'trucks',
    ])
  })

  it('tells its own drafts and no others', () => {
    const tell = (name: string) => joined.storedDraft(list, { name, values: {}, beside: { of: 'Ben' } })
    expect(tell('truck.7')?.text).toBe('truck of Ben')
    expect(tell('truck')).toBeNull()
    expect(tell('boat.7')).toBeNull()
  })

  it('brings its words in both languages', () => {
    expect(joined.wordsOf(list, 'en').trucks.title).toBe('Trucks')
    expect(joined.wordsOf(list, 'fil').trucks.title).toBe('Mga trak')
  })
})

describe('what the features bring together', () => {
  const twice = (names: readonly string[]) => names.filter((name, at) => names.indexOf(name) !== at)

  it('has every part under an entry, and nothing under a name that is taken', () => {
    const entries = features.flatMap(({ rail }: Feature) => rail?.id ?? [])
    const parts = features.flatMap(({ parts = [] }: Feature) => parts)
    expect(parts.filter(({ under }) => !entries.includes(under))).toEqual([])
    const actions = joined.actions(features)
    expect(twice([...entries, ...actions.map(({ id }) => id), ...parts.map(({ to }) => to)])).toEqual([])
    expect(twice(actions.flatMap(({ key }) => key ?? []))).toEqual([])
    expect(twice(features.flatMap(({ drafts = {} }: Feature) => Object.keys(drafts)))).toEqual([])
    expect(twice(features.flatMap(({ words }: Feature) => Object.keys(words.en)))).toEqual([])
  })

  it('is all the words there are', () => {
    expect(Object.keys(catalogues.en).toSorted()).toEqual(Object.keys(allWords.en).toSorted())
    expect(Object.keys(catalogues.fil).toSorted()).toEqual(Object.keys(allWords.fil).toSorted())
  })
})

describe('a draft that was kept', () => {
  const tell = (name: string, values: object = {}, beside: Record<string, string> = {}) =>
    joined.storedDraft(features, { name, values, beside })
  const order = { to: '/orders', search: { open: 'o1' } } as const
  const customer = { to: '/customers', search: { open: 'c1' } } as const

  it.each<[string, Record<string, string>, StoredDraft]>([
    ['payment.o1', { of: 'ORD-1' }, { text: 'payment for ORD-1', to: order, needs: 'payments:process' }],
    ['refund.p1', { of: 'ORD-1', orderId: 'o1' }, { text: 'refund for ORD-1', to: order, needs: 'payments:refund' }],
    ['edit.o1', { of: 'ORD-1' }, { text: 'changes to order ORD-1', to: order, needs: 'orders:update' }],
    ['note.o1', { of: 'ORD-1' }, { text: 'note for order ORD-1', to: order, needs: 'orders:update' }],
    ['cancel.o1', { of: 'ORD-1' }, { text: 'note for order ORD-1', to: order, needs: 'orders:cancel' }],
    ['release.o1', { of: 'ORD-1' }, { text: 'note for order ORD-1', to: order, needs: 'payments:process' }],
    [
      'reject.p1',
      { of: 'ORD-1', orderId: 'o1' },
      { text: 'note for order ORD-1', to: order, needs: 'payments:process' },
    ],
    ['new-caller', { of: '0917' }, { text: 'new customer 0917', to: { to: '/orders/new' }, needs: 'orders:update' }],
    ['customer.c1', { of: 'Liza Cruz' }, { text: 'changes to Liza Cruz', to: customer, needs: 'orders:update' }],
    ['address.c1.new', { of: 'Liza Cruz' }, { text: 'address of Liza Cruz', to: customer, needs: 'orders:update' }],
    [
      'stock.receive.p1',
      { of: 'Oyster' },
      { text: 'stock of Oyster', to: { to: '/inventory', search: { open: 'p1' } }, needs: 'inventory:adjust' },
    ],
    ['person', {}, { text: 'new person', to: { to: '/people' }, needs: 'users:create' }],
    ['api-key', {}, { text: 'new API key', to: { to: '/people/keys' }, needs: 'api_keys:create' }],
    [
      'account.profile',
      {},
      { text: 'your profile', to: { to: '/account/$part', params: { part: 'profile' } }, needs: null },
    ],
    [
      'broker',
      {},
      {
        text: 'broker settings',
        to: { to: '/settings/$part', params: { part: 'broker' } },
        needs: 'system:credentials',
      },
    ],
    [
      'mail',
      {},
      { text: 'mail settings', to: { to: '/settings/$part', params: { part: 'mail' } }, needs: 'system:credentials' },
    ],
  ])('%s leads to where one goes on', (name, beside, kept) => {
    expect(tell(name, {}, beside)).toEqual(kept)
  })

  it('of a new order says whom it is for, and holds nothing before anything is typed', () => {
    expect(tell('new-order', { caller: '0917', callerName: 'Liza Cruz' })?.text).toBe('new order for Liza Cruz')
    expect(tell('new-order', { caller: '0917', callerName: '' })?.text).toBe('new order for 0917')
    expect(tell('new-order', { notes: 'two bags' })?.text).toBe('new order')
    expect(tell('new-order', { caller: ' ', cartId: '', notes: '' })).toBeNull()
  })

  it('of a new customer has the name that was typed so far', () => {
    expect(tell('customer.new')?.text).toBe('new customer')
    expect(tell('customer.new', { firstName: 'Liza', lastName: '' })?.text).toBe('new customer Liza')
    expect(tell('customer.new')?.to).toEqual({ to: '/customers' })
  })

  it('of a product is a new one or a change', () => {
    expect(tell('product.new', { json: '{"name":"Oyster"}' })?.text).toBe('new product Oyster')
    expect(tell('product.new', { json: '{"unit":"kg"}' })?.text).toBe('new product')
    expect(tell('product.p1', { json: '{"name":"Oyster"}' })).toEqual({
      text: 'changes to a product',
      to: { to: '/inventory/$productId', params: { productId: 'p1' } },
      needs: 'products:update',
    })
    expect(tell('product.p1', { json: '{}' })).toBeNull()
    expect(tell('product.p1')).toBeNull()
  })

  it('of a harvest leads to its dialog, from its chamber when it has one', () => {
    expect(tell('harvest.c1', { productName: 'Oyster' })).toEqual({
      text: 'harvest of Oyster',
      to: { to: '/inventory', search: { harvest: 'c1' } },
      needs: 'inventory:adjust',
    })
    expect(tell('harvest.any')?.to).toEqual({ to: '/inventory', search: { harvest: '' } })
    expect(tell('harvest.any')?.text).toBe('harvest')
  })

  it('of a form that nobody knows any more is not told', () => {
    expect(tell('count.start')).toBeNull()
    expect(tell('account.pin')).toBeNull()
  })
})
