import { useTranslation } from 'react-i18next'
import type { ProductInput } from '../../../electron/contract/inventory/products.ts'
import { NumberField } from '../../ui/field.tsx'

type Dimensions = ProductInput['dimensionsCm']
type DimensionsProps = {
  value: Dimensions
  onChange: (value: Dimensions) => void
  onBlur: () => void
  error: string | undefined
}

const sides = ['length', 'width', 'height'] as const
const none = { length: Number.NaN, width: Number.NaN, height: Number.NaN }

/** Three sides in cm, or none of them. */
export function DimensionsField({ value, onChange, onBlur, error }: DimensionsProps) {
  const { t } = useTranslation('inventory')
  return (
    <div className="both inventory-fields three">
      {sides.map((side) => (
        <NumberField
          key={side}
          label={t(`form.${side}`)}
          labelNote={t('form.optional')}
          unit="cm"
          decimals={1}
          minValue={0}
          value={value === null || Number.isNaN(value[side]) ? null : value[side]}
          onChange={(next) => {
            const changed = { ...(value ?? none), [side]: next ?? Number.NaN }
            onChange(sides.every((each) => Number.isNaN(changed[each])) ? null : changed)
          }}
          onBlur={onBlur}
          error={value !== null && Number.isNaN(value[side]) ? error : undefined}
        />
      ))}
    </div>
  )
}
