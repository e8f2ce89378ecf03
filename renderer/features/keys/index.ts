import { lazyRouteComponent } from '@tanstack/react-router'

export const KeysScreen = lazyRouteComponent(() => import('./keys-screen.tsx'), 'KeysScreen')
