import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import type { ChamberView, ReadingView } from './chamber-state.ts'
import { formatDayYear } from './moments.ts'
import { SensorDialog } from './sensor-dialog.tsx'
import { formatPlain, useSensorName } from './sensor-words.ts'

/** The six sensors with their corrections; one of them at a time is calibrated. */
export function CalibrationDialog({ view, onClose }: { view: ChamberView; onClose: () => void }) {
  const { t } = useTranslation(['chambers', 'common'])
  const [sensorId, setSensorId] = useState<string | null>(null)
  const chosen = view.readings.find(({ sensor }) => sensor.id === sensorId)
  const back = () => {
    setSensorId(null)
  }
  if (chosen) return <SensorDialog reading={chosen} onDone={back} onClose={onClose} />
  return (
    <Dialog
      title={t('calibration.title', { name: view.chamber.name })}
      isOpen
      onClose={onClose}
      width="lg"
      actions={<Button onPress={onClose}>{t('common:action.close')}</Button>}
    >
      <p className="t2">{t('calibration.intro')}</p>
      <table className="chamber-sensors">
        <thead>
          <tr>
            <th>{t('calibration.sensor')}</th>
            <th className="num">{t('calibration.scale')}</th>
            <th className="num">{t('calibration.offset')}</th>
            <th className="num">{t('calibration.last')}</th>
            <th>
              <span className="sr-only">{t('calibration.edit')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {view.readings.map((reading) => (
            <SensorRow key={reading.sensor.id} reading={reading} onEdit={setSensorId} />
          ))}
        </tbody>
      </table>
    </Dialog>
  )
}

function SensorRow({ reading, onEdit }: { reading: ReadingView; onEdit: (sensorId: string) => void }) {
  const { t } = useTranslation('chambers')
  const name = useSensorName()(reading.sensor)
  const { id, calibration, quantity } = reading.sensor
  const { scale, offset, lastCalibrated } = calibration
  return (
    <tr>
      <td>
        {name} <span className="u">{t(`unit.${quantity}`)}</span>
      </td>
      <td className="num">{formatPlain(scale)}</td>
      <td className="num">{formatPlain(offset)}</td>
      <td className="num">
        {lastCalibrated === null ? (
          <span className="t3">{t('calibration.never')}</span>
        ) : (
          formatDayYear(Date.parse(lastCalibrated))
        )}
      </td>
      <td className="num">
        <Button
          size="sm"
          label={t('calibration.editLabel', { sensor: name })}
          onPress={() => {
            onEdit(id)
          }}
        >
          {t('calibration.edit')}
        </Button>
      </td>
    </tr>
  )
}
