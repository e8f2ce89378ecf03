import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../host/api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { NumberField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { showToast } from '../../ui/toast.tsx'
import { asDelivered, correctedOf, measuredOf, offsetProblem, scaleProblem } from './calibration-rules.ts'
import type { ReadingView } from './chamber-state.ts'
import { formatValue } from './quantity.ts'
import { chamberRefusals } from './chamber-refusals.ts'
import { Refusal } from '../../ui/refusal.tsx'
import { useSensorName } from './sensor-words.ts'

type SensorDialogProps = { reading: ReadingView; onDone: () => void; onClose: () => void }

/** Offset and scale of one sensor; what they make of the value now is seen before anything is saved. */
export function SensorDialog({ reading, onDone, onClose }: SensorDialogProps) {
  const { t } = useTranslation(['chambers', 'common'])
  const queries = useQueryClient()
  const { sensor } = reading
  const name = useSensorName()(sensor)
  const [scale, setScale] = useState<number | null>(sensor.calibration.scale)
  const [offset, setOffset] = useState<number | null>(sensor.calibration.offset)
  const scaleCode = scaleProblem(scale)
  const offsetCode = offsetProblem(offset)
  const correction = scale !== null && offset !== null && !scaleCode && !offsetCode ? { scale, offset } : null
  const save = useMutation(
    api.chambers.calibrate.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.chambers.list.key() })
        showToast({ text: t('calibration.done', { sensor: name }) })
        onDone()
      },
    }),
  )
  const submit = () => {
    if (correction) save.mutate({ sensorId: sensor.id, ...correction })
  }
  return (
    <Dialog title={t('calibration.dialogTitle', { sensor: name })} isOpen onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Preview reading={reading} correction={correction} />
        <div className="pair">
          <NumberField
            label={t('calibration.scale')}
            value={scale}
            onChange={setScale}
            decimals={4}
            error={scaleCode ? t(`mistake.${scaleCode}`) : undefined}
            autoFocus
          />
          <NumberField
            label={t('calibration.offset')}
            unit={t(`unit.${sensor.quantity}`)}
            value={offset}
            onChange={setOffset}
            decimals={4}
            error={offsetCode ? t(`mistake.${offsetCode}`) : undefined}
          />
        </div>
        <p className="t2">{t('calibration.intro')}</p>
        <Refusal words={chamberRefusals} error={save.error} />
        <div className="dlg-acts">
          <Button
            variant="ghost"
            onPress={() => {
              setScale(asDelivered.scale)
              setOffset(asDelivered.offset)
            }}
          >
            {t('calibration.reset')}
          </Button>
          <Button onPress={onDone}>{t('calibration.back')}</Button>
          <Button type="submit" variant="pri" busy={save.isPending} isDisabled={!correction}>
            {t('calibration.action')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

type PreviewProps = { reading: ReadingView; correction: { scale: number; offset: number } | null }

function Preview({ reading: { sensor, value, trust }, correction }: PreviewProps) {
  const { t } = useTranslation('chambers')
  const { quantity, calibration } = sensor
  if (value === null || trust === 'old' || trust === 'dead') {
    return <p className="t3">{t('calibration.noReading')}</p>
  }
  const measured = measuredOf(value, calibration)
  const unit = <span className="u">{t(`unit.${quantity}`)}</span>
  return (
    <div className="corrected">
      <div>
        <div className="t3 small">{t('calibration.now')}</div>
        <b>{formatValue(quantity, measured)}</b> {unit}
      </div>
      <Icon name="right" />
      <div aria-live="polite">
        <div className="t3 small">{t('calibration.after')}</div>
        <b>{correction ? formatValue(quantity, correctedOf(measured, correction)) : '–'}</b> {unit}
      </div>
    </div>
  )
}
