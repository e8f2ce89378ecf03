import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sensor as sensorShape } from '../../../electron/contract/chambers/chambers.ts'
import { api } from '../../host/api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { NumberField } from '../../ui/number/number-field.tsx'
import { decimal } from '../../ui/number/number-kinds.ts'
import type { Typed } from '../../ui/number/number-text.ts'
import { Refusal } from '../../ui/refusal.tsx'
import { showToast } from '../../ui/toast.tsx'
import {
  asDelivered,
  type Correction,
  correctedOf,
  measuredOf,
  offsetProblem,
  scaleProblem,
} from './calibration-rules.ts'
import { chamberRefusals } from './chamber-refusals.ts'
import type { ReadingView } from './chamber-state.ts'
import { ChangedMeanwhile } from './changed-meanwhile.tsx'
import { overTheirs } from './over-theirs.ts'
import { formatValue } from './quantity.ts'
import { useSensorName } from './sensor-words.ts'
import { useSavedAgainst } from './use-saved-against.ts'

type TypedCorrection = { scale: Typed; offset: Typed }

const typedOf = ({ scale, offset }: Correction): TypedCorrection => ({ scale, offset })
const anyNumber = decimal({ decimals: 4, min: -1_000_000, max: 1_000_000 })
const numberIn = (typed: Typed) => (typeof typed === 'number' ? typed : null)

type SensorDialogProps = { reading: ReadingView; onDone: () => void; onClose: () => void }

/** Offset and scale of one sensor; what they make of the value now is seen before anything is saved. */
export function SensorDialog({ reading, onDone, onClose }: SensorDialogProps) {
  const { t } = useTranslation(['chambers', 'common'])
  const queries = useQueryClient()
  const { sensor } = reading
  const name = useSensorName()(sensor)
  const form = useSavedAgainst({
    start: typedOf(sensor.calibration),
    currentOf: (current) => {
      const theirs = sensorShape.safeParse(current).data
      return theirs ? typedOf(theirs.calibration) : null
    },
    merge: overTheirs,
  })
  const { known, changed } = form
  const [scale, offset] = [numberIn(form.values.scale), numberIn(form.values.offset)]
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
      onError: form.giveWay,
    }),
  )
  const submit = () => {
    const [knownScale, knownOffset] = [numberIn(known.scale), numberIn(known.offset)]
    if (!correction || knownScale === null || knownOffset === null) return
    save.mutate({ sensorId: sensor.id, ...correction, known: { scale: knownScale, offset: knownOffset } })
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
        <Fields
          typed={form.values}
          onChange={form.setValues}
          unit={t(`unit.${sensor.quantity}`)}
          mistakes={{ scale: scaleCode, offset: offsetCode }}
        />
        <p className="t2">{t('calibration.intro')}</p>
        {changed && (
          <ChangedMeanwhile
            by={changed.by}
            fields={changed.fields.map((field) => t(`calibration.${field}`))}
            onTake={() => {
              form.takeTheirs()
              save.reset()
            }}
          />
        )}
        <Refusal words={chamberRefusals} error={form.unsaid(save.error)} />
        <div className="dlg-acts">
          <Button
            variant="ghost"
            onPress={() => {
              form.setValues(asDelivered)
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

type FieldsProps = {
  typed: TypedCorrection
  onChange: (typed: TypedCorrection) => void
  unit: string
  mistakes: { scale: ReturnType<typeof scaleProblem>; offset: ReturnType<typeof offsetProblem> }
}

function Fields({ typed, onChange, unit, mistakes: { scale, offset } }: FieldsProps) {
  const { t } = useTranslation('chambers')
  return (
    <div className="chamber-pair">
      <NumberField
        label={t('calibration.scale')}
        value={typed.scale}
        onChange={(value) => {
          onChange({ ...typed, scale: value })
        }}
        kind={anyNumber}
        error={scale && typeof typed.scale !== 'string' ? t(`mistake.${scale}`) : undefined}
        autoFocus
      />
      <NumberField
        label={t('calibration.offset')}
        unit={unit}
        value={typed.offset}
        onChange={(value) => {
          onChange({ ...typed, offset: value })
        }}
        kind={anyNumber}
        error={offset && typeof typed.offset !== 'string' ? t(`mistake.${offset}`) : undefined}
      />
    </div>
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
    <div className="chamber-corrected">
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
