import i18next from 'i18next'
import { fullName } from '../../../electron/contract/identity/person.ts'
import { shownPhone } from '../../../electron/contract/phone.ts'
import type { Feature, Finder } from '../../frame/feature.ts'
import { api } from '../../host/api.ts'
import * as en from '../../locales/en/customers.ts'
import * as fil from '../../locales/fil/customers.ts'
import { customerDrafts } from './customer-drafts.ts'
import { customerRoutes } from './routes.tsx'

/** As the host finds them, by name or by number in any way it is typed. */
const byNameOrNumber: Finder = {
  id: 'customers',
  title: () => i18next.t('customers:title'),
  icon: 'customers',
  needs: 'orders:read',
  isFirst: true,
  fromLetters: 3,
  find: async (queries, text) => {
    if (text.length > 60) return []
    const found = await queries.query(api.customers.find.queryOptions({ input: { text } }))
    return found.map(({ id, firstName, lastName, phoneNumber }) => ({
      id,
      label: fullName({ firstName, lastName }),
      detail: shownPhone(phoneNumber),
      to: { to: '/customers', search: { open: id } },
    }))
  },
  all: (text) => ({ to: '/customers', search: { q: text } }),
}

export const customers: Feature<typeof customerRoutes, typeof en> = {
  routes: customerRoutes,
  words: { en, fil },
  rail: {
    id: 'customers',
    to: '/customers',
    icon: 'customers',
    label: () => i18next.t('customers:title'),
    needs: ['orders:read'],
  },
  finders: [byNameOrNumber],
  drafts: customerDrafts,
}
