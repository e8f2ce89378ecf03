import { useTranslation } from 'react-i18next'
import type { ConfigRow } from '../../../electron/contract/settings/config.ts'
import { Switch } from '../../ui/choice.tsx'
import { TextField } from '../../ui/field.tsx'
import { NumberField } from '../../ui/number/number-field.tsx'
import { fieldValue, kindOf, numberKindOf, storedValue } from './rule-kinds.ts'

type EditorProps = {
  row: ConfigRow
  name: string
  value: unknown
  error: string | undefined
  isDisabled: boolean
  onChange: (value: unknown) => void
}

/** The field of a setting, by its type. */
export function RuleEditor({ row, name, value, error, isDisabled, onChange }: EditorProps) {
  const { t } = useTranslation('config')
  const kind = kindOf(row.key)
  if (kind === 'switch') {
    return (
      <Switch
        label={t(value === true ? 'on' : 'off')}
        ariaLabel={name}
        value={value === true}
        isDisabled={isDisabled}
        onChange={onChange}
      />
    )
  }
  const shared = { label: name, error, isDisabled }
  if (kind === 'text') {
    return <TextField {...shared} value={typeof value === 'string' ? value : ''} onChange={onChange} />
  }
  const unit = kind === 'percent' ? '%' : row.unit
  return (
    <NumberField
      {...shared}
      kind={numberKindOf(row.key)}
      value={fieldValue(kind, value)}
      onChange={(shown) => {
        onChange(storedValue(kind, shown))
      }}
      {...(unit !== null && { unit: t(`unit.${unit as 's' | 'd' | '₱' | '%'}`) })}
    />
  )
}
