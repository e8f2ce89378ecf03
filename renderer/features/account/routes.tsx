import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { fetching } from '../../frame/behind.tsx'
import { useFarmView } from '../../frame/farm-context.ts'
import { NotFound, root } from '../../frame/root.tsx'
import { accountParts, isAccountPart } from './account-parts.ts'

const AccountScreen = lazyRouteComponent(() => import('./account-screen.tsx'), 'AccountScreen')

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  beforeLoad: () => {
    redirect({ to: '/account/$part', params: { part: accountParts[0].id }, replace: true, throw: true })
  },
})

const part = createRoute({
  getParentRoute: () => root,
  path: '/account/$part',
  component: fetching(AccountScreen, function Account(): ReactNode {
    const { part: asked } = part.useParams()
    const { me, onMe } = useFarmView()
    return isAccountPart(asked) ? <AccountScreen part={asked} me={me} onMe={onMe} /> : <NotFound />
  }),
})

export const accountRoutes = [account, part] as const
