import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../ui/format.ts'

/** How many rows the filter leaves; from 10,000 on about. */
export function LogCount({ total, exact }: { total: number | null; exact: boolean }) {
  const { t } = useTranslation('logs')
  if (total === null) return null
  // An estimate has two digits that mean something.
  const step = 10 ** Math.max(0, String(total).length - 2)
  const n = formatNumber(exact ? total : Math.round(total / step) * step)
  return exact ? t('count', { count: total, n }) : t('countAbout', { count: total, n })
}
