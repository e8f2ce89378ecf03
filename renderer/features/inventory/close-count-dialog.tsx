import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Count } from '../../../electron/contract/inventory/stock.ts'
import { client } from '../../host/api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { formatChange, formatNumber } from '../../ui/format.ts'
import { Refusal } from '../../ui/refusal.tsx'
import { showToast } from '../../ui/toast.tsx'
import { inventoryRefusals } from './inventory-refusals.ts'
import { useRefresh } from './use-refresh.ts'

/** What the count will change, before it does. */
export function CloseCountDialog({ count, onClose }: { count: Count; onClose: () => void }) {
  const { t } = useTranslation(['inventory', 'common'])
  const refresh = useRefresh()
  const differing = count.lines.filter((line) => line.difference !== null && line.difference !== 0)
  const left = count.lines.filter((line) => line.counted === null).length
  const close = useMutation({
    mutationFn: () => client.stock.closeCount({ id: count.id }),
    onSuccess: async (closed) => {
      onClose()
      const changed = closed.lines.filter((line) => line.difference !== null && line.difference !== 0).length
      showToast({ text: t('done.countClosed', { count: changed }) })
      await refresh()
    },
  })
  return (
    <Dialog
      title={t('count.closeTitle')}
      isOpen
      onClose={onClose}
      width="md"
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button
            variant="pri"
            autoFocus
            busy={close.isPending}
            onPress={() => {
              close.mutate()
            }}
          >
            {t('count.close')}
          </Button>
        </>
      }
    >
      <p className="t2">
        {differing.length === 0 ? t('count.noDifference') : t('count.willAdjust', { count: differing.length })}{' '}
        {left > 0 && t('count.leftAlone', { count: left })}
      </p>
      {differing.length > 0 && (
        <ul className="inventory-summary" tabIndex={0} aria-label={t('count.difference')}>
          {differing.map((line) => (
            <li key={line.product.id} className="li">
              <span className="cut">{line.product.name}</span>
              <span className="grow" />
              <span className="t2">
                {formatNumber(line.expected)} → {formatNumber(line.counted ?? 0)}
              </span>
              <span className="b inventory-diff">{formatChange(line.difference ?? 0)}</span>
            </li>
          ))}
        </ul>
      )}
      <Refusal words={inventoryRefusals} error={close.error} />
    </Dialog>
  )
}
