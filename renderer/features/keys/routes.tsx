import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { behind } from '../../frame/behind.tsx'
import { root } from '../../frame/root.tsx'
import { readKeysSearch } from './keys-search.ts'

const KeysScreen = lazyRouteComponent(() => import('./keys-screen.tsx'), 'KeysScreen')

const keys = createRoute({
  getParentRoute: () => root,
  path: '/people/keys',
  validateSearch: readKeysSearch,
  component: behind('api_keys:read', KeysScreen),
})

export const keyRoutes = [keys] as const
