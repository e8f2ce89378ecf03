import { createRoute, Navigate } from '@tanstack/react-router'
import { useMay } from '../../person/may.ts'
import { mayOpen, screens } from '../screens.ts'
import { TodayFrame } from '../today-frame.tsx'
import { root } from './root.tsx'

/** The first screen that this person may open. */
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

export const todayRoutes = [home, today] as const
