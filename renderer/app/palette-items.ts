import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Permission } from '../../electron/contract/permissions.ts'
import { api } from '../host/api.ts'
import { needOf, type SettingsPart, settingsParts } from '../features/settings/index.ts'
import { lockDesk } from '../person/lock.ts'
import { useMay } from '../person/may.ts'
import type { IconName } from '../ui/icon.tsx'
import { keyWords } from '../ui/key-cap.tsx'
import { languages, setLanguage, setTheme } from '../ui/preferences.ts'
import { inventoryParts } from './inventory-parts.ts'
import { peopleParts } from './people-parts.ts'
import { mayOpen, screens } from './screens.ts'
import { signOut } from './sign-out.ts'
import { themeIcon, themes } from './top-menus.tsx'

export type PaletteGroup = 'screens' | 'customers' | 'chambers' | 'actions'
export type PaletteItem = {
  id: string
  group: PaletteGroup
  icon: IconName
  label: string
  /** Lighter, beside the label; found by it as well. */
  detail?: string
  keyCap?: string
  run: () => unknown
}

/** What opens from the palette besides screens. */
export type PaletteDoors = { onKeys: () => void; onSwitch: () => void }

type May = (permission: Permission) => boolean
const mayOpenPart = (part: SettingsPart, may: May) => {
  const need = needOf(part)
  return need === null || may(need)
}

function useScreenItems(may: May): PaletteItem[] {
  const { t } = useTranslation(['frame', 'settings'])
  const navigate = useNavigate()
  const chambers: PaletteItem[] = [
    {
      id: 'chambers',
      group: 'screens',
      icon: 'chambers',
      label: t('chambers'),
      run: () => navigate({ to: '/chambers' }),
    },
    { id: 'ports', group: 'screens', icon: 'usb', label: t('bench'), run: () => navigate({ to: '/chambers/ports' }) },
  ]
  const orders: PaletteItem = {
    id: 'orders',
    group: 'screens',
    icon: 'orders',
    label: t('orders'),
    run: () => navigate({ to: '/orders' }),
  }
  const customers: PaletteItem = {
    id: 'customers',
    group: 'screens',
    icon: 'customers',
    label: t('customers'),
    run: () => navigate({ to: '/customers' }),
  }
  const today: PaletteItem = {
    id: 'today',
    group: 'screens',
    icon: 'today',
    label: t('today'),
    run: () => navigate({ to: '/today' }),
  }
  return [
    ...(mayOpen(screens[0], may) ? [today] : []),
    ...(may('orders:read') ? [orders, customers] : []),
    ...(may('devices:read') ? chambers : []),
    ...inventoryParts
      .filter((part) => may(part.needs))
      .map(
        (part): PaletteItem => ({
          id: `inventory-${part.name}`,
          group: 'screens',
          icon: 'box',
          label: t(`inventoryParts.${part.name}`),
          detail: t('inventory'),
          run: () => navigate({ to: part.to }),
        }),
      ),
    ...peopleParts
      .filter((part) => may(part.needs))
      .map(
        (part): PaletteItem => ({
          id: `people-${part.name}`,
          group: 'screens',
          icon: 'person',
          label: t(`peopleParts.${part.name}`),
          run: () => navigate({ to: part.to }),
        }),
      ),
    {
      id: 'account',
      group: 'screens',
      icon: 'person',
      label: t('myAccount'),
      run: () => navigate({ to: '/account' }),
    },
    ...settingsParts
      .filter((part) => mayOpenPart(part.id, may))
      .map(
        ({ id, icon }): PaletteItem => ({
          id: `settings-${id}`,
          group: 'screens',
          icon,
          label: t('palette.settings', { part: t(`settings:part.${id}`) }),
          run: () => navigate({ to: '/settings/$part', params: { part: id } }),
        }),
      ),
  ]
}

function useChamberItems(may: May): PaletteItem[] {
  const navigate = useNavigate()
  const chambers = useQuery(api.chambers.list.queryOptions({ enabled: may('devices:read') }))
  return (chambers.data ?? []).map((chamber) => ({
    id: chamber.id,
    group: 'chambers',
    icon: 'chambers',
    label: chamber.name,
    detail: chamber.serialNumber,
    run: () => navigate({ to: '/chambers/$chamberId', params: { chamberId: chamber.id } }),
  }))
}

const leastLetters = 3

/** Customers as the host finds them, by name or by number in any way it is typed: not ranked here again. */
export function useCustomerItems(search: string): PaletteItem[] {
  const navigate = useNavigate()
  const may = useMay()
  const text = search.trim()
  const found = useQuery(
    api.customers.find.queryOptions({
      input: { text },
      enabled: may('orders:read') && text.length >= leastLetters && text.length <= 60,
    }),
  )
  return (text.length >= leastLetters ? (found.data ?? []) : []).map((customer) => ({
    id: `customer-${customer.id}`,
    group: 'customers',
    icon: 'customers',
    label: `${customer.firstName} ${customer.lastName}`.trim(),
    detail: customer.phoneNumber,
    run: () => navigate({ to: '/customers', search: { open: customer.id } }),
  }))
}

function useActionItems(may: May, { onKeys, onSwitch }: PaletteDoors): PaletteItem[] {
  const { t } = useTranslation(['frame', 'common'])
  const navigate = useNavigate()
  const add: PaletteItem = {
    id: 'add-chamber',
    group: 'actions',
    icon: 'add',
    label: t('palette.addChamber'),
    run: () => navigate({ to: '/chambers/ports' }),
  }
  const addProduct: PaletteItem = {
    id: 'add-product',
    group: 'actions',
    icon: 'add',
    label: t('palette.addProduct'),
    run: () => navigate({ to: '/inventory/new' }),
  }
  const newOrder: PaletteItem = {
    id: 'new-order',
    group: 'actions',
    icon: 'phone',
    label: t('newOrder'),
    keyCap: 'F2',
    run: () => navigate({ to: '/orders/new' }),
  }
  return [
    ...(may('orders:update') ? [newOrder] : []),
    ...(may('devices:create') ? [add] : []),
    ...(may('products:create') ? [addProduct] : []),
    ...themes.map(
      (theme): PaletteItem => ({
        id: `theme-${theme}`,
        group: 'actions',
        icon: themeIcon[theme],
        label: t('palette.theme', { theme: t(`common:theme.${theme}`) }),
        run: () => {
          setTheme(theme)
        },
      }),
    ),
    ...languages.map(
      (language): PaletteItem => ({
        id: `language-${language}`,
        group: 'actions',
        icon: 'language',
        label: t('palette.language', { language: t(`common:language.${language}`) }),
        run: () => {
          setLanguage(language)
        },
      }),
    ),
    { id: 'keys', group: 'actions', icon: 'info', label: t('palette.keys'), keyCap: '?', run: onKeys },
    {
      id: 'lock',
      group: 'actions',
      icon: 'lock',
      label: t('lock'),
      keyCap: keyWords('mod+l'),
      run: () => lockDesk().catch(() => undefined),
    },
    { id: 'switch', group: 'actions', icon: 'hand', label: t('switch'), run: onSwitch },
    { id: 'sign-out', group: 'actions', icon: 'signOut', label: t('signOut'), run: signOut },
  ]
}

/** All the palette reaches, of what the person may. */
export function usePaletteItems(doors: PaletteDoors): PaletteItem[] {
  const may = useMay()
  return [...useScreenItems(may), ...useChamberItems(may), ...useActionItems(may, doors)]
}
