import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { type RoleRow, roleInput } from '../../../electron/contract/people.ts'
import { client } from '../../host/api.ts'
import { withStepUp } from '../../person/step-up.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { FormActs } from '../../ui/form-acts.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useField } from '../../ui/use-field.ts'
import { AskDialog } from './ask-dialog.tsx'
import { PersonRefusal } from './person-refusal.tsx'
import { useRefreshPeople } from './use-people.ts'

export type RoleAct = { kind: 'add' } | { kind: 'rename' | 'remove'; role: RoleRow }

function NameDialog({ role, onClose }: { role: RoleRow | null; onClose: () => void }) {
  const { t } = useTranslation(['people', 'common'])
  const refresh = useRefreshPeople()
  const form = useForm({
    resolver: zodResolver(roleInput),
    mode: 'onTouched',
    defaultValues: { name: role?.name ?? '', description: role?.description ?? '' },
  })
  const save = useMutation({
    mutationFn: (input: { name: string; description: string }) =>
      withStepUp(() =>
        role ? client.roles.update({ id: role.id, ...input }) : client.roles.create({ ...input, permissions: [] }),
      ),
    onSuccess: async ({ name }) => {
      showToast({ text: t(role ? 'done.roleUpdated' : 'done.roleCreated', { name }) })
      onClose()
      await refresh()
    },
  })
  const submit = form.handleSubmit((values) => {
    save.mutate(values)
  })
  return (
    <Dialog title={role ? t('roles.renameTitle', { name: role.name }) : t('roles.addTitle')} isOpen onClose={onClose}>
      <form noValidate className="people-form" onSubmit={(event) => void submit(event)}>
        <TextField label={t('roles.name')} autoFocus {...useField(form.control, 'name')} />
        <TextField
          label={t('roles.description')}
          labelNote={t('form.optional')}
          {...useField(form.control, 'description')}
        />
        <PersonRefusal error={save.error} />
        <FormActs onCancel={onClose} busy={save.isPending}>
          {role ? t('common:action.save') : t('roles.make')}
        </FormActs>
      </form>
    </Dialog>
  )
}

export function RoleDialogs({ act, onClose }: { act: RoleAct | null; onClose: () => void }) {
  const { t } = useTranslation('people')
  const refresh = useRefreshPeople()
  if (!act) return null
  if (act.kind !== 'remove') return <NameDialog role={act.kind === 'rename' ? act.role : null} onClose={onClose} />
  const { id, name } = act.role
  return (
    <AskDialog
      title={t('roles.removeTitle', { name })}
      confirmLabel={t('roles.removeYes')}
      onClose={onClose}
      onConfirm={async () => {
        await withStepUp(() => client.roles.remove({ id }))
        showToast({ text: t('done.roleRemoved', { name }) })
        await refresh()
      }}
    >
      {t('roles.removeText')}
    </AskDialog>
  )
}
