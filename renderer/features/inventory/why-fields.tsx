import { type Control, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { SelectField, TextField } from '../../ui/field.tsx'
import { useChoice, useField } from '../../ui/use-field.ts'
import type { StockForm } from './stock-form.ts'

export type StockReason =
  | 'harvest'
  | 'bought'
  | 'back'
  | 'spoiled'
  | 'broken'
  | 'givenAway'
  | 'ownUse'
  | 'miscount'
  | 'found'
  | 'wrongEntry'

/** Why stock changes: one of a few reasons or one's own words, and a note. */
export function WhyFields({ control, reasons }: { control: Control<StockForm>; reasons: readonly StockReason[] }) {
  const { t } = useTranslation('inventory')
  const reason = useWatch({ control, name: 'reason' })
  const other = useField(control, 'otherReason')
  return (
    <>
      <SelectField
        label={t('stock.reason')}
        {...useChoice(control, 'reason')}
        options={[...reasons, 'other' as const].map((id) => ({ id, label: t(`reason.${id}`) }))}
      />
      {reason === 'other' && <TextField label={t('stock.otherReason')} {...other} />}
      <div className="both">
        <TextField label={t('stock.notes')} labelNote={t('stock.optional')} {...useField(control, 'notes')} />
      </div>
    </>
  )
}
