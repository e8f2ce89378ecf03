import { createRoute, redirect } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { AccountScreen, accountParts, isAccountPart } from '../../features/account/index.ts'
import { useFarmView } from '../farm-context.ts'
import { showAs } from '../person-change.ts'
import { fetching } from './behind.tsx'
import { NotFound, root } from './root.tsx'

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
    const { me } = useFarmView()
    return isAccountPart(asked) ? <AccountScreen part={asked} me={me} onMe={showAs} /> : <NotFound />
  }),
})

export const accountRoutes = [account, part] as const
