import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { type ApiKeyInput, apiKeyInput, type FreshKey } from '../../../electron/contract/keys.ts'
import { publicScopes } from '../../../electron/contract/public-calls.ts'
import { api, client } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { withStepUp } from '../../person/step-up.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { FormActs } from '../../ui/form-acts.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { RestoredLine } from '../../ui/restored-line.tsx'
import { dropDraft, useSavedDraft } from '../../ui/use-draft.ts'
import { useField } from '../../ui/use-field.ts'
import { keyRefusals } from './key-refusals.ts'
import { ScopePicker } from './scope-picker.tsx'

const draftName = 'api-key'
const lives = ['days30', 'days90', 'days365', 'never'] as const
const dayCounts = { days30: 30, days90: 90, days365: 365, never: null } as const
const daysOf = (life: (typeof lives)[number]): number | null => dayCounts[life]
const lifeOf = (days: number | null) => lives.find((life) => daysOf(life) === days) ?? 'days90'

export function CreateKeyDialog({ onClose, onMade }: { onClose: () => void; onMade: (made: FreshKey) => void }) {
  const { t } = useTranslation(['keys', 'common'])
  const may = useMay()
  const queries = useQueryClient()
  const form = useForm<ApiKeyInput>({
    resolver: zodResolver(apiKeyInput),
    mode: 'onBlur',
    defaultValues: {
      name: '',
      scopes: publicScopes.filter((scope) => may(scope) && scope !== 'users:read'),
      days: 90,
    },
  })
  const restored = useSavedDraft(draftName, form, [])
  const create = useMutation({
    mutationFn: (values: ApiKeyInput) => withStepUp(() => client.keys.create(values)),
    onSuccess: async (made) => {
      dropDraft(draftName)
      onMade(made)
      await queries.invalidateQueries({ queryKey: api.keys.list.key() })
    },
  })
  const submit = form.handleSubmit((values) => {
    create.mutate(values)
  })
  const scopes = useField(form.control, 'scopes')
  const days = useField(form.control, 'days')
  return (
    <Dialog title={t('create.title')} isOpen onClose={onClose} width="md">
      <form noValidate className="keys-form" onSubmit={(event) => void submit(event)}>
        <RestoredLine restored={restored} />
        <TextField
          label={t('create.name')}
          help={t('create.nameHelp')}
          placeholder={t('create.example')}
          autoFocus
          {...useField(form.control, 'name')}
        />
        <ScopePicker isGranted={may} value={scopes.value} onChange={scopes.onChange} error={scopes.error} />
        <SelectField
          label={t('create.ends')}
          help={lifeOf(days.value) === 'never' ? t('create.neverHelp') : undefined}
          value={lifeOf(days.value)}
          onChange={(life) => {
            days.onChange(daysOf(life))
          }}
          options={lives.map((id) => ({ id, label: t(`life.${id}`) }))}
        />
        <Refusal words={keyRefusals} error={create.error} />
        <FormActs onCancel={onClose} busy={create.isPending}>
          {t('create.action')}
        </FormActs>
      </form>
    </Dialog>
  )
}
