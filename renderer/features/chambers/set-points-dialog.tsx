import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Band,
  type Chamber,
  chamber as chamberShape,
  type Quantity,
  type Room,
} from '../../../electron/contract/chambers/chambers.ts'
import { api } from '../../host/api.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FormActs } from '../../ui/form-acts.tsx'
import { NumberField } from '../../ui/number/number-field.tsx'
import { decimal } from '../../ui/number/number-kinds.ts'
import type { Typed } from '../../ui/number/number-text.ts'
import { Refusal } from '../../ui/refusal.tsx'
import { showToast } from '../../ui/toast.tsx'
import { chamberRefusals } from './chamber-refusals.ts'
import { ChangedMeanwhile } from './changed-meanwhile.tsx'
import { overTheirs } from './over-theirs.ts'
import { decimalsOf, formatLimit, quantities } from './quantity.ts'
import { type BandField, type BandProblem, bandProblems } from './set-point-rules.ts'
import { useSavedAgainst } from './use-saved-against.ts'

/** From the lowest to the highest, as they lie on a scale. */
const fields = ['criticalMin', 'min', 'target', 'max', 'criticalMax'] as const

type TypedBand = Record<BandField, Typed>
type Bands = Record<Quantity, TypedBand>

const numberIn = (typed: Typed) => (typeof typed === 'number' ? typed : null)
/** A band with the limits that are understood. */
const understood = (band: TypedBand): Band => ({
  target: numberIn(band.target),
  min: numberIn(band.min),
  max: numberIn(band.max),
  criticalMin: numberIn(band.criticalMin),
  criticalMax: numberIn(band.criticalMax),
})
const isUnderstood = (band: TypedBand) => fields.every((field) => typeof band[field] !== 'string')
/** What a limit may be is said by the sensor. */
const limitOf = (quantity: Quantity) => decimal({ decimals: decimalsOf[quantity], min: -1_000_000, max: 1_000_000 })
const bandsOf = ({ temperature, humidity, co2 }: Bands) => ({
  temperature: understood(temperature),
  humidity: understood(humidity),
  co2: understood(co2),
})
type Limit = { quantity: Quantity; field: BandField }

function mergeBands({ read, theirs, typed }: Record<'read' | 'theirs' | 'typed', Bands>) {
  const of = (quantity: Quantity) =>
    overTheirs({ read: read[quantity], theirs: theirs[quantity], typed: typed[quantity] })
  const merged = { temperature: of('temperature'), humidity: of('humidity'), co2: of('co2') }
  const { temperature, humidity, co2 } = merged
  const fields = quantities.flatMap((quantity) => merged[quantity].fields.map((field): Limit => ({ quantity, field })))
  return { values: { temperature: temperature.values, humidity: humidity.values, co2: co2.values }, fields }
}

type Props = { chamber: Chamber; room: Room; onClose: () => void }

/** The bands of one room. What is wrong is said at its field as soon as the field is left. */
export function SetPointsDialog({ chamber, room, onClose }: Props) {
  const { t } = useTranslation(['chambers', 'common'])
  const queries = useQueryClient()
  const form = useSavedAgainst<Bands, Limit>({
    start: chamber.setPoints[room],
    currentOf: (current) => chamberShape.safeParse(current).data?.setPoints[room] ?? null,
    merge: mergeBands,
  })
  const { values: bands, setValues: setBands, changed } = form
  const save = useMutation(
    api.chambers.setPoints.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.chambers.list.key() })
        showToast({ text: t('setPoints.done') })
        onClose()
      },
      onError: form.giveWay,
    }),
  )
  const sensorOf = (quantity: Quantity) =>
    chamber.sensors.find((sensor) => sensor.room === room && sensor.quantity === quantity)
  const rangeOf = (quantity: Quantity) => sensorOf(quantity) ?? { minValue: null, maxValue: null }
  const isSound = quantities.every(
    (quantity) =>
      isUnderstood(bands[quantity]) && bandProblems(understood(bands[quantity]), rangeOf(quantity)).length === 0,
  )
  const submit = () => {
    if (isSound) save.mutate({ id: chamber.id, room, bands: bandsOf(bands), known: bandsOf(form.known) })
  }
  return (
    <Dialog
      title={t('setPoints.dialogTitle', { name: chamber.name, room: t(`roomIn.${room}`) })}
      isOpen
      onClose={onClose}
      width="lg"
    >
      <p className="t2">{t('setPoints.intro')}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <div className="chamber-bands">
          <span />
          {fields.map((field) => (
            <span key={field} className="chamber-bands-head">
              {t(`setPoints.${field}`)}
            </span>
          ))}
          {quantities.map((quantity) => (
            <BandRow
              key={quantity}
              quantity={quantity}
              band={bands[quantity]}
              range={rangeOf(quantity)}
              onChange={(band) => {
                setBands({ ...bands, [quantity]: band })
              }}
            />
          ))}
        </div>
        {changed && (
          <ChangedMeanwhile
            by={changed.by}
            fields={changed.fields.map(({ quantity, field }) =>
              t('setPoints.field', { quantity: t(`quantity.${quantity}`), limit: t(`setPoints.${field}`) }),
            )}
            onTake={() => {
              form.takeTheirs()
              save.reset()
            }}
          />
        )}
        <Refusal words={chamberRefusals} error={form.unsaid(save.error)} />
        <FormActs onCancel={onClose} busy={save.isPending} isDisabled={!isSound}>
          {t('setPoints.action')}
        </FormActs>
      </form>
    </Dialog>
  )
}

type BandRowProps = {
  quantity: Quantity
  band: TypedBand
  range: { minValue: number | null; maxValue: number | null }
  onChange: (band: TypedBand) => void
}

function BandRow({ quantity, band, range, onChange }: BandRowProps) {
  const { t } = useTranslation('chambers')
  const problems = bandProblems(understood(band), range)
  const sentence = ({ code }: BandProblem) =>
    t(`mistake.${code}`, {
      value: formatLimit((code === 'BELOW_SENSOR' ? range.minValue : range.maxValue) ?? 0),
    })
  const errorOf = (field: BandField) => {
    const problem = problems.find((each) => each.field === field)
    return problem && sentence(problem)
  }
  return (
    <Fragment>
      <span className="chamber-quantity">
        {t(`quantity.${quantity}`)} <span className="u">{t(`unit.${quantity}`)}</span>
      </span>
      {fields.map((field) => (
        <NumberField
          key={field}
          label={t('setPoints.field', { quantity: t(`quantity.${quantity}`), limit: t(`setPoints.${field}`) })}
          value={band[field]}
          onChange={(value) => {
            onChange({ ...band, [field]: value })
          }}
          kind={limitOf(quantity)}
          error={errorOf(field)}
        />
      ))}
    </Fragment>
  )
}
