import { useTranslation } from 'react-i18next'
import type { ProductInput } from '../../../electron/contract/inventory/products.ts'
import { NumberField } from '../../ui/number/number-field.tsx'
import type { Typed } from '../../ui/number/number-text.ts'
import { mistakeWords } from '../../ui/use-field.ts'
import { productKinds } from './product-kinds.ts'

type Dimensions = ProductInput['dimensionsCm']
type DimensionsProps = {
  value: Dimensions
  onChange: (value: Dimensions) => void
  onBlur: () => void
  error: string | undefined
}

const sides = ['length', 'width', 'height'] as const
type Sides = Record<(typeof sides)[number], Typed>
const none: Sides = { length: null, width: null, height: null }

/** Three sides in cm, or none of them. */
export function DimensionsField({ value, onChange, onBlur, error }: DimensionsProps) {
  const { t } = useTranslation('inventory')
  // A side that is empty or not understood stands in the form as it is, and the schema takes no such box.
  const typed: Sides = value ?? none
  return (
    <div className="both inventory-fields three">
      {sides.map((side) => (
        <NumberField
          key={side}
          label={t(`form.${side}`)}
          labelNote={t('form.optional')}
          unit="cm"
          kind={productKinds.sideCm}
          value={typed[side]}
          onChange={(next) => {
            const changed = { ...typed, [side]: next }
            onChange(sides.every((each) => changed[each] === null) ? null : (changed as Dimensions))
          }}
          onBlur={onBlur}
          error={error !== undefined && value !== null && typed[side] === null ? mistakeWords('REQUIRED') : undefined}
        />
      ))}
    </div>
  )
}
