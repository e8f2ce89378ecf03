import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Permission, permissions } from '../../../electron/contract/permissions.ts'
import { publicScopes } from '../../../electron/contract/public-calls.ts'
import { hasWords, words } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choice.tsx'

type ScopePickerProps = {
  /** What the person at this desk holds: nobody gives more. */
  isGranted: (permission: Permission) => boolean
  value: readonly Permission[]
  onChange: (value: Permission[]) => void
  error: string | undefined
}

/** First what programs can use today; the rest is there for who asks for it. */
export function ScopePicker({ isGranted, value, onChange, error }: ScopePickerProps) {
  const { t } = useTranslation('keys')
  const [all, setAll] = useState(false)
  const rest = permissions.filter((one) => !publicScopes.includes(one)).filter(isGranted)
  const choices = (list: readonly Permission[]) =>
    list.map((scope) => {
      const key = `keys:scope.${scope.replace(':', '_')}`
      return (
        <Checkbox
          key={scope}
          label={scope}
          {...(hasWords(key) ? { help: words(key) } : {})}
          value={value.includes(scope)}
          onChange={(on) => {
            onChange(on ? [...value, scope] : value.filter((one) => one !== scope))
          }}
        />
      )
    })
  return (
    <fieldset className="keys-scope-picker" aria-invalid={error !== undefined}>
      <legend>{t('create.scopes')}</legend>
      <p className="help">{t('create.scopesHelp')}</p>
      {choices(publicScopes.filter(isGranted))}
      {rest.length > 0 && !all && (
        <Button
          variant="ghost"
          size="sm"
          onPress={() => {
            setAll(true)
          }}
        >
          {t('create.more', { count: rest.length })}
        </Button>
      )}
      {all && (
        <div className="keys-scope-rest">
          <p className="t3 small">{t('create.notYet')}</p>
          <div className="keys-scope-grid">{choices(rest)}</div>
        </div>
      )}
      {error !== undefined && (
        <p role="alert" className="help bad">
          {t('create.noScope')}
        </p>
      )}
    </fieldset>
  )
}
