import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ApiKeyRow, FreshKey } from '../../../electron/contract/keys.ts'
import { api, client } from '../../host/api.ts'
import { withStepUp } from '../../person/step-up.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { keyRefusals } from './key-refusals.ts'

type RotateDialogProps = { row: ApiKeyRow; onClose: () => void; onMade: (made: FreshKey) => void }

export function RotateDialog({ row, onClose, onMade }: RotateDialogProps) {
  const { t } = useTranslation(['keys', 'common'])
  const queries = useQueryClient()
  const rotate = useMutation({
    mutationFn: () => withStepUp(() => client.keys.rotate({ id: row.id })),
    onSuccess: async (made) => {
      onMade(made)
      await queries.invalidateQueries({ queryKey: api.keys.list.key() })
    },
  })
  return (
    <Dialog
      title={t('rotate.title', { name: row.name })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button
            variant="pri"
            autoFocus
            busy={rotate.isPending}
            onPress={() => {
              rotate.mutate()
            }}
          >
            {t('rotate.confirm')}
          </Button>
        </>
      }
    >
      <p className="t2">{t('rotate.text')}</p>
      <Refusal words={keyRefusals} error={rotate.error} />
    </Dialog>
  )
}
