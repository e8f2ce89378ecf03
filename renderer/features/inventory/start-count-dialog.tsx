import { useMutation, useQuery } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { InventoryRefusal } from './inventory-refusal.tsx'
import { useRefresh } from './use-refresh.ts'

const whole = '*'

export function StartCountDialog({ onClose, onStarted }: { onClose: () => void; onStarted: (id: string) => void }) {
  const { t } = useTranslation(['inventory', 'common'])
  const refresh = useRefresh()
  const [categoryId, setCategoryId] = useState<string>(whole)
  const [note, setNote] = useState('')
  const categories = useQuery(api.categories.list.queryOptions())
  const start = useMutation({
    mutationFn: () => client.stock.startCount({ categoryId: categoryId === whole ? null : categoryId, note }),
    onSuccess: async ({ id }) => {
      onClose()
      onStarted(id)
      await refresh()
    },
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!start.isPending) start.mutate()
  }
  return (
    <Dialog title={t('count.startTitle')} isOpen onClose={onClose}>
      <form noValidate className="inv-form" onSubmit={submit}>
        <SelectField
          label={t('count.what')}
          value={categoryId}
          onChange={setCategoryId}
          options={[
            { id: whole, label: t('count.everything') },
            ...(categories.data ?? []).map(({ id, name }) => ({ id, label: name })),
          ]}
        />
        <TextField label={t('stock.notes')} labelNote={t('stock.optional')} value={note} onChange={setNote} />
        <InventoryRefusal error={start.error} />
        <div className="dlg-acts">
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button type="submit" variant="pri" busy={start.isPending}>
            {t('count.start')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
