import { createRoute } from '@tanstack/react-router'
import { root } from '../../frame/root.tsx'
import { TodayScreen } from './today-screen.tsx'

const today = createRoute({ getParentRoute: () => root, path: '/today', component: TodayScreen })

export const todayRoutes = [today] as const
