import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ReactNode } from 'react'
import type { Permission } from '../../electron/contract/permissions.ts'
import { client, problemOf } from '../host/api.ts'
import { useMay } from '../person/may.ts'
import { Icon } from '../ui/icon.tsx'
import { useLate } from '../ui/query-states.tsx'
import { rightName, rightWords } from '../ui/right-words.ts'
import { useViewAs } from '../person/view-as.ts'

/** A question that the host refuses by naming who can give the right. */
const probes = {
  'devices:read': () => client.chambers.list(),
  'products:read': () => client.products.search({ text: '', limit: 1 }),
  'products:update': () => client.products.previewBulk({ ids: ['none'], set: {} }),
  'inventory:read': () => client.stock.counts(),
  'orders:read': () => client.orders.list({ limit: 1 }),
  'orders:update': () => client.carts.mine(),
  'users:read': () => client.roles.list(),
  'api_keys:read': () => client.keys.list(),
  'audit_logs:read': () => client.logs.auditChoices(),
  'security_logs:read': () => client.logs.securityChoices(),
  'system:read': () => client.settings.database(),
} as const satisfies Partial<Record<Permission, () => Promise<unknown>>>

export type GuardedRight = keyof typeof probes

export function NoRight({ right }: { right: GuardedRight }) {
  const { t } = useTranslation('frame')
  const as = useViewAs((state) => state.as)
  const late = useLate()
  const refusal = useQuery({
    queryKey: ['who can give', right],
    queryFn: async () => {
      try {
        await probes[right]()
        return ''
      } catch (error) {
        const { code, data } = problemOf(error)
        if (code !== 'FORBIDDEN') throw error
        return rightWords(data).names
      }
    },
    enabled: as === null,
  })
  if (!late && refusal.isPending && as === null) return null
  return (
    <div className="screen-note">
      <div className="st4 none">
        <Icon name="lock" />
        <div>
          <h1 className="b">{t('noRight.title', { right: rightName(right) })}</h1>
          <p className="t2">
            {refusal.data ? t('noRight.by', { names: refusal.data }) : t(as ? 'noRight.viewed' : 'noRight.owner')}
          </p>
        </div>
      </div>
    </div>
  )
}

/** A screen for those who hold the right; the others are told what is missing and who can give it. */
export function Needs({ right, children }: { right: GuardedRight; children: ReactNode }) {
  const may = useMay()
  return may(right) ? children : <NoRight right={right} />
}
