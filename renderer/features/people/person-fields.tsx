import type { Control } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { PersonInput } from '../../../electron/contract/people.ts'
import { TextField } from '../../ui/field.tsx'
import { useField } from '../../ui/use-field.ts'

/** What is known of a person, for adding and for changing. */
export function PersonFields({ control }: { control: Control<PersonInput> }) {
  const { t } = useTranslation('people')
  return (
    <div className="people-fields">
      <TextField label={t('form.firstName')} autoFocus {...useField(control, 'firstName')} />
      <TextField label={t('form.lastName')} {...useField(control, 'lastName')} />
      <div className="both">
        <TextField label={t('form.email')} help={t('form.emailHelp')} type="email" {...useField(control, 'email')} />
      </div>
      <TextField
        label={t('form.username')}
        labelNote={t('form.optional')}
        help={t('form.usernameHelp')}
        {...useField(control, 'username')}
      />
      <TextField
        label={t('form.phone')}
        labelNote={t('form.optional')}
        placeholder="0917 123 4567"
        {...useField(control, 'phoneNumber')}
      />
    </div>
  )
}
