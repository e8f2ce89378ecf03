import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavedView, ViewScreen } from '../../electron/contract/views.ts'
import { api, client } from '../host/api.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { Loading, Problem } from '../ui/query-states.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { showToast } from '../ui/toast.tsx'
import { viewRefusals } from './view-refusals.ts'

function ViewLine({
  view,
  screen,
  onError,
}: {
  view: SavedView
  screen: ViewScreen
  onError: (error: unknown) => void
}) {
  const { t } = useTranslation('views')
  const queries = useQueryClient()
  const [name, setName] = useState(view.name)
  const refresh = () => queries.invalidateQueries({ queryKey: api.views.key() })
  const rename = useMutation({
    mutationFn: () => client.views.rename({ id: view.id, name }),
    onSuccess: async (row) => {
      onError(null)
      showToast({ text: t('renamed', { name: row.name }) })
      await refresh()
    },
    onError,
  })
  const remove = useMutation({
    mutationFn: () => client.views.remove({ id: view.id }),
    onSuccess: async (row) => {
      onError(null)
      const back = () => client.views.save({ screen, name: row.name, filter: row.filter }).then(refresh, onError)
      showToast({ text: t('removed', { name: row.name }), onUndo: () => void back() })
      await refresh()
    },
    onError,
  })
  return (
    <li>
      <form
        className="saved-views-line"
        onSubmit={(event) => {
          event.preventDefault()
          rename.mutate()
        }}
      >
        <TextField label={t('renameOf', { name: view.name })} value={name} onChange={setName} />
        <Button type="submit" isDisabled={name.trim() === '' || name.trim() === view.name} busy={rename.isPending}>
          {t('rename')}
        </Button>
        <Button
          variant="danger"
          icon="trash"
          label={t('remove', { name: view.name })}
          onPress={() => {
            remove.mutate()
          }}
        />
      </form>
    </li>
  )
}

export function ManageViewsDialog({ screen, onClose }: { screen: ViewScreen; onClose: () => void }) {
  const { t } = useTranslation('views')
  const [error, setError] = useState<unknown>(null)
  const views = useQuery(api.views.list.queryOptions({ input: { screen } }))
  return (
    <Dialog
      title={t('manageTitle')}
      width="md"
      isOpen
      onClose={onClose}
      actions={
        <Button variant="pri" onPress={onClose}>
          {t('done')}
        </Button>
      }
    >
      {views.isPending && <Loading label={t('loading')} rows={2} />}
      {views.isError && <Problem error={views.error} title={t('failed')} onRetry={() => void views.refetch()} />}
      {views.data?.length === 0 && <p className="t2">{t('empty')}</p>}
      <ul>
        {views.data?.map((view) => (
          <ViewLine key={view.id + view.name} view={view} screen={screen} onError={setError} />
        ))}
      </ul>
      <Refusal words={viewRefusals} error={error} />
    </Dialog>
  )
}
