import { useTranslation } from 'react-i18next'
import type { BatchRow } from '../../../electron/contract/inventory/stock.ts'
import { formatNumber } from '../../ui/format.ts'

/** How it was in the room while the batch grew there: means of its last week. */
export function ClimateLine({ climate }: Pick<BatchRow, 'climate'>) {
  const { t } = useTranslation('bulk')
  if (climate === null) return null
  const { temperature, humidity, co2 } = climate
  const said = [
    temperature !== null && `${formatNumber(temperature, 1)} °C`,
    humidity !== null && `${formatNumber(humidity, 1)} %`,
    co2 !== null && `${formatNumber(co2)} ppm CO₂`,
  ].filter((part) => part !== false)
  return (
    <span className="t3 small inventory-climate" title={t('climateHelp')}>
      {said.length === 0 ? t('noClimate') : t('climate', { means: said.join(' · ') })}
    </span>
  )
}
