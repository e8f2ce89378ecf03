import { createRoute, lazyRouteComponent, Navigate } from '@tanstack/react-router'
import { fetching } from '../../frame/behind.tsx'
import { useFarmView } from '../../frame/farm-context.ts'
import { NoRight } from '../../frame/needs.tsx'
import { NotFound, root } from '../../frame/root.tsx'
import { useMay } from '../../person/may.ts'
import { isSettingsPart, needOf, settingsParts } from './settings-parts.ts'

const SettingsScreen = lazyRouteComponent(() => import('./settings-screen.tsx'), 'SettingsScreen')

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

const part = createRoute({
  getParentRoute: () => root,
  path: '/settings/$part',
  component: fetching(SettingsScreen, function Settings() {
    const { part: asked } = part.useParams()
    const { app, health } = useFarmView()
    const may = useMay()
    if (!isSettingsPart(asked)) return <NotFound />
    const need = needOf(asked)
    const refused = need !== null && !may(need) ? <NoRight right={need} /> : null
    return <SettingsScreen part={asked} app={app} health={health} refused={refused} />
  }),
})

export const settingsRoutes = [settings, part] as const
