import { useQuery } from '@tanstack/react-query'
import i18next from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Permission } from '../../electron/contract/permissions.ts'
import { api } from '../host/api.ts'
import { useMay } from '../person/may.ts'
import { useViewAs } from '../person/view-as.ts'
import { Icon } from '../ui/icon.tsx'
import { useLate } from '../ui/query-states.tsx'
import { rightName } from '../ui/right-words.ts'

const anyOf = (names: readonly string[]) => new Intl.ListFormat(i18next.language, { type: 'disjunction' }).format(names)

export function NoRight({ right }: { right: Permission }) {
  const { t } = useTranslation('frame')
  const as = useViewAs((state) => state.as)
  const late = useLate()
  const { data: names = [], isPending } = useQuery(
    api.identity.whoGrants.queryOptions({ input: { permission: right }, enabled: as === null }),
  )
  if (!late && isPending && as === null) return null
  return (
    <div className="screen-note">
      <div className="st4 none">
        <Icon name="lock" />
        <div>
          <h1 className="b">{t('noRight.title', { right: rightName(right) })}</h1>
          <p className="t2">
            {names.length > 0 ? t('noRight.by', { names: anyOf(names) }) : t(as ? 'noRight.viewed' : 'noRight.owner')}
          </p>
        </div>
      </div>
    </div>
  )
}

/** A screen for those who hold the right; the others are told what is missing and who can give it. */
export function Needs({ right, children }: { right: Permission; children: ReactNode }) {
  const may = useMay()
  return may(right) ? children : <NoRight right={right} />
}
