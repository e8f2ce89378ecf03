import { createRootRoute, createRoute, createRouter, Link, redirect } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { AccountScreen } from '../features/account/index.ts'
import { ChamberScreen, ChambersScreen, PortsScreen, readChamberSearch } from '../features/chambers/index.ts'
import { KeysScreen } from '../features/keys/index.ts'
import { AuditScreen, SecurityScreen } from '../features/logs/index.ts'
import { PeopleScreen, RolesScreen } from '../features/people/index.ts'
import { isSettingsPart, SettingsScreen, settingsParts } from '../features/settings/index.ts'
import { buttonClass } from '../ui/button.tsx'
import { Empty } from '../ui/query-states.tsx'
import { ScreenFailed } from './error-boundary.tsx'
import { useFarmView } from './farm-context.ts'
import { Gate } from './gate.tsx'
import { PeopleFrame } from './people-frame.tsx'

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
  beforeLoad: () => {
    redirect({ to: '/chambers', replace: true, throw: true })
  },
})

const chambers = createRoute({ getParentRoute: () => root, path: '/chambers', component: ChambersScreen })

const ports = createRoute({
  getParentRoute: () => root,
  path: '/chambers/ports',
  loader: () => PortsScreen.preload?.(),
  component: PortsScreen,
})

const chamber = createRoute({
  getParentRoute: () => root,
  path: '/chambers/$chamberId',
  validateSearch: readChamberSearch,
  loader: () => ChamberScreen.preload?.(),
  component: function Chamber() {
    const { chamberId } = chamber.useParams()
    const search = chamber.useSearch()
    return <ChamberScreen key={chamberId} chamberId={chamberId} {...search} />
  },
})

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  loader: () => AccountScreen.preload?.(),
  component: AccountScreen,
})

const people = createRoute({ getParentRoute: () => root, path: '/people', component: PeopleFrame })
const peopleParts = [
  createRoute({ getParentRoute: () => people, path: '/', component: PeopleScreen }),
  createRoute({ getParentRoute: () => people, path: '/roles', component: RolesScreen }),
  createRoute({ getParentRoute: () => people, path: '/keys', component: KeysScreen }),
  createRoute({ getParentRoute: () => people, path: '/audit', component: AuditScreen }),
  createRoute({ getParentRoute: () => people, path: '/security', component: SecurityScreen }),
] as const

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  beforeLoad: () => {
    redirect({ to: '/settings/$part', params: { part: settingsParts[0].id }, replace: true, throw: true })
  },
})

const settingsPart = createRoute({
  getParentRoute: () => root,
  path: '/settings/$part',
  loader: () => SettingsScreen.preload?.(),
  component: function Settings() {
    const { part } = settingsPart.useParams()
    const { app, health } = useFarmView()
    return isSettingsPart(part) ? <SettingsScreen part={part} app={app} health={health} /> : <NotFound />
  },
})

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    chambers,
    ports,
    chamber,
    account,
    people.addChildren([...peopleParts]),
    settings,
    settingsPart,
  ]),
  defaultErrorComponent: ({ reset }) => <ScreenFailed onReload={reset} />,
})

/** Fetches every screen that is not there yet, so that none is missing when the host is away for a moment. */
export function fetchScreens(): void {
  for (const screen of [ChamberScreen, PortsScreen, SettingsScreen]) void screen.preload?.()
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
