import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { behind } from '../../frame/behind.tsx'
import { root } from '../../frame/root.tsx'

const KeysScreen = lazyRouteComponent(() => import('./keys-screen.tsx'), 'KeysScreen')

const keys = createRoute({
  getParentRoute: () => root,
  path: '/people/keys',
  component: behind('api_keys:read', KeysScreen),
})

export const keyRoutes = [keys] as const
