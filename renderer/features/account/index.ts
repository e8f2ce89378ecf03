import { lazyRouteComponent } from '@tanstack/react-router'

export { accountParts, isAccountPart } from './account-parts.ts'
export const AccountScreen = lazyRouteComponent(() => import('./account-screen.tsx'), 'AccountScreen')
