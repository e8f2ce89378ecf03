import i18next from 'i18next'
import type { Feature, Finder } from '../../frame/feature.ts'
import { api } from '../../host/api.ts'
import * as en from '../../locales/en/chambers.ts'
import * as fil from '../../locales/fil/chambers.ts'
import { ChamberCount } from './chamber-count.tsx'
import { NeedsLook, useNeedsLookFigure } from './needs-look.tsx'
import { chamberRoutes } from './routes.tsx'

const byName: Finder = {
  id: 'chambers',
  title: () => i18next.t('chambers:title'),
  icon: 'chambers',
  needs: 'devices:read',
  find: async (queries) => {
    const chambers = await queries.query(api.chambers.list.queryOptions())
    return chambers.map(({ id, name, serialNumber }) => ({
      id,
      label: name,
      detail: serialNumber,
      to: { to: '/chambers/$chamberId', params: { chamberId: id } },
    }))
  },
}

export const chambers: Feature<typeof chamberRoutes, typeof en> = {
  routes: chamberRoutes,
  words: { en, fil },
  rail: {
    id: 'chambers',
    to: '/chambers',
    icon: 'chambers',
    label: () => i18next.t('chambers:title'),
    needs: ['devices:read'],
    Count: ChamberCount,
  },
  actions: [
    {
      id: 'ports',
      group: 'screens',
      icon: 'usb',
      label: () => i18next.t('chambers:usbBench'),
      needs: 'devices:read',
      to: { to: '/chambers/ports' },
    },
    {
      id: 'add-chamber',
      group: 'actions',
      icon: 'add',
      label: () => i18next.t('chambers:addChamber'),
      needs: 'devices:create',
      to: { to: '/chambers/ports' },
    },
  ],
  finders: [byName],
  today: { id: 'chambers', needs: 'devices:read', useFigure: useNeedsLookFigure, Section: NeedsLook },
}
