import { useTranslation } from 'react-i18next'
import type { Sensor } from '../../../electron/contract/chambers/chambers.ts'
import { formatNumber } from '../../ui/format.ts'

/** A number as short as it is: 0, 0.35, −1.5. */
export function formatPlain(value: number): string {
  const decimals = String(value).split('.')[1]?.length ?? 0
  return formatNumber(value, Math.min(decimals, 4))
}

/** "Fruiting, CO₂" in the person's language; the database keeps the sensor's name in English only. */
export function useSensorName(): (sensor: Sensor) => string {
  const { t } = useTranslation('chambers')
  return ({ room, quantity }) => `${t(`room.${room}`)}, ${t(`quantityIn.${quantity}`)}`
}
