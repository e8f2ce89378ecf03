import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type ConfigRow, isGuardedKey } from '../../../electron/contract/settings/config.ts'
import { api } from '../../host/api.ts'
import { words } from '../../i18n.ts'
import { useMay } from '../../person/may.ts'
import { useViewAs } from '../../person/view-as.ts'
import { PartHead } from '../../ui/part-head.tsx'
import { Loading, Problem } from '../../ui/query-states.tsx'
import { Section } from '../../ui/section.tsx'
import { RuleRow } from './rule-row.tsx'
import './farm-rules.css'

/** Rows in the order of the table, under the heads of their categories. */
function grouped(rows: readonly ConfigRow[]): [string, ConfigRow[]][] {
  const categories = [...new Set(rows.map(({ category }) => category))]
  return categories.map((category) => [category, rows.filter((row) => row.category === category)])
}

/** The farm's own settings, the same on every desktop. */
export function RulesPart() {
  const { t } = useTranslation('config')
  const seenAs = useViewAs(({ as }) => as)
  const may = useMay()
  const canChange = may('system:update') && seenAs === null
  const canGuard = may('system:credentials') && seenAs === null
  const rules = useQuery(api.config.list.queryOptions())
  return (
    <>
      <PartHead title={t('title')} lead={t('lead')} />
      {rules.isPending && <Loading label={t('loading')} rows={10} />}
      {rules.isError && <Problem error={rules.error} title={t('failed')} onRetry={() => void rules.refetch()} />}
      {rules.data && !canChange && <p className="t2">{t('readOnly')}</p>}
      {rules.data && (
        <div className="farm-rules">
          {grouped(rules.data).map(([category, rows]) => (
            <Section key={category} title={words(`config:category.${category}`)} level={3}>
              {rows.map((row) => (
                <RuleRow key={row.key} row={row} canChange={isGuardedKey(row.key) ? canGuard : canChange} />
              ))}
            </Section>
          ))}
        </div>
      )}
    </>
  )
}
