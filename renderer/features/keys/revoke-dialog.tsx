import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { ApiKeyRow } from '../../../electron/contract/keys.ts'
import { api, client } from '../../host/api.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { FormActs } from '../../ui/form-acts.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useField } from '../../ui/use-field.ts'
import { keyRefusals } from './key-refusals.ts'

const why = z.object({ reason: z.string().trim().min(2, 'TOO_SHORT').max(200, 'TOO_LONG') })

export function RevokeDialog({ row, onClose }: { row: ApiKeyRow; onClose: () => void }) {
  const { t } = useTranslation('keys')
  const queries = useQueryClient()
  const form = useForm({ resolver: zodResolver(why), mode: 'onBlur', defaultValues: { reason: '' } })
  const revoke = useMutation({
    mutationFn: ({ reason }: z.infer<typeof why>) => client.keys.revoke({ id: row.id, reason }),
    onSuccess: async () => {
      showToast({ text: t('revoke.done', { name: row.name }) })
      onClose()
      await queries.invalidateQueries({ queryKey: api.keys.key() })
    },
  })
  const submit = form.handleSubmit((values) => {
    revoke.mutate(values)
  })
  return (
    <Dialog title={t('revoke.title', { name: row.name })} role="alertdialog" isOpen onClose={onClose}>
      <form noValidate className="keys-form" onSubmit={(event) => void submit(event)}>
        <p className="t2">{t('revoke.text')}</p>
        <TextField label={t('revoke.reason')} autoFocus {...useField(form.control, 'reason')} />
        <Refusal words={keyRefusals} error={revoke.error} />
        <FormActs onCancel={onClose} keep={t('revoke.keep')} busy={revoke.isPending} danger>
          {t('revoke.action')}
        </FormActs>
      </form>
    </Dialog>
  )
}
