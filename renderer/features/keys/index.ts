import { lazyRouteComponent } from '@tanstack/react-router'

export { readKeysSearch } from './keys-search.ts'
export const KeysScreen = lazyRouteComponent(() => import('./keys-screen.tsx'), 'KeysScreen')
