import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Band, Chamber, Quantity, Room } from '../../../electron/contract/chambers/chambers.ts'
import { api } from '../../host/api.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { NumberField } from '../../ui/field.tsx'
import { FormActs } from '../../ui/form-acts.tsx'
import { showToast } from '../../ui/toast.tsx'
import { decimalsOf, formatLimit, quantities } from './quantity.ts'
import { chamberRefusals } from './chamber-refusals.ts'
import { Refusal } from '../../ui/refusal.tsx'
import { type BandField, type BandProblem, bandProblems } from './set-point-rules.ts'

/** From the lowest to the highest, as they lie on a scale. */
const fields = ['criticalMin', 'min', 'target', 'max', 'criticalMax'] as const

type Props = { chamber: Chamber; room: Room; onClose: () => void }

/** The bands of one room. What is wrong is said at its field as soon as the field is left. */
export function SetPointsDialog({ chamber, room, onClose }: Props) {
  const { t } = useTranslation(['chambers', 'common'])
  const queries = useQueryClient()
  const [bands, setBands] = useState(chamber.setPoints[room])
  const save = useMutation(
    api.chambers.setPoints.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.chambers.list.key() })
        showToast({ text: t('setPoints.done') })
        onClose()
      },
    }),
  )
  const sensorOf = (quantity: Quantity) =>
    chamber.sensors.find((sensor) => sensor.room === room && sensor.quantity === quantity)
  const rangeOf = (quantity: Quantity) => sensorOf(quantity) ?? { minValue: null, maxValue: null }
  const isSound = quantities.every((quantity) => bandProblems(bands[quantity], rangeOf(quantity)).length === 0)
  const submit = () => {
    if (isSound) save.mutate({ id: chamber.id, room, bands })
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
        <div className="band-grid">
          <span />
          {fields.map((field) => (
            <span key={field} className="colhead">
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
        <Refusal words={chamberRefusals} error={save.error} />
        <FormActs onCancel={onClose} busy={save.isPending} isDisabled={!isSound}>
          {t('setPoints.action')}
        </FormActs>
      </form>
    </Dialog>
  )
}

type BandRowProps = {
  quantity: Quantity
  band: Band
  range: { minValue: number | null; maxValue: number | null }
  onChange: (band: Band) => void
}

function BandRow({ quantity, band, range, onChange }: BandRowProps) {
  const { t } = useTranslation('chambers')
  const problems = bandProblems(band, range)
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
      <span className="quantity">
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
          decimals={decimalsOf[quantity]}
          error={errorOf(field)}
        />
      ))}
    </Fragment>
  )
}
