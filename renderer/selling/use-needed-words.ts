import { useTranslation } from 'react-i18next'
import { formatClock } from '../ui/format.ts'
import { farDay, nearDay } from './needed.ts'

/** `Today 14:00`, `Wed 25 Nov 14:00`. */
export function useNeededWords(now: number): (at: Date) => string {
  const { t } = useTranslation('orders')
  return (at) => {
    const near = nearDay(at, now)
    return near ? t(`day.${near}`, { clock: formatClock(at) }) : farDay(at)
  }
}
