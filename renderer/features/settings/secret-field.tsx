import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { PasswordField } from '../../ui/field.tsx'
import { useReadOnly } from '../../ui/read-only.tsx'

type SecretFieldProps = {
  label: string
  /** Whether one is kept; what it is never reaches the page. */
  isStored: boolean
  /** null leaves what is kept, a text replaces it, the empty text removes it. */
  value: string | null
  onChange: (value: string | null) => void
  onBlur: () => void
  name: string
  error: string | undefined
  inputRef: Ref<HTMLInputElement & HTMLTextAreaElement>
}

/** A password that can be written and removed, never read. */
export function SecretField({ isStored, value, onChange, ...rest }: SecretFieldProps) {
  const { t } = useTranslation('settings')
  const readOnly = useReadOnly()
  const removing = isStored && value === ''
  const help = removing ? t('secret.goes') : isStored ? t('secret.kept') : t('secret.none')
  return (
    <div className="secret">
      <PasswordField
        {...rest}
        help={help}
        autoComplete="new-password"
        placeholder={isStored && !removing ? '••••••••' : ''}
        value={value ?? ''}
        onChange={(text) => {
          onChange(text === '' ? null : text)
        }}
      />
      {isStored && !readOnly && (
        <Button
          variant="ghost"
          size="sm"
          className="secret-act"
          onPress={() => {
            onChange(removing ? null : '')
          }}
        >
          {removing ? t('secret.keep') : t('secret.remove')}
        </Button>
      )}
    </div>
  )
}
