import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { formatNumber } from '../../ui/format.ts'
import { useHotkey } from '../../ui/use-hotkey.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import { useMarks } from './marks-store.ts'

/** How many are marked, and what can be done to them. */
export function BulkBar({ keys }: { keys: readonly string[] }) {
  const { t } = useTranslation('bulk')
  const { ids, set } = useMarks()
  const [isOpen, setOpen] = useState(false)
  useHotkey(
    'e',
    () => {
      setOpen(true)
    },
    { enabled: ids.length > 0, label: t('change') },
  )
  if (ids.length === 0) return null
  const close = () => {
    setOpen(false)
  }
  return (
    <div
      className="inventory-bulk-bar"
      role="group"
      aria-label={t('marked', { count: ids.length, n: formatNumber(ids.length) })}
    >
      <span className="b" aria-live="polite">
        {t('marked', { count: ids.length, n: formatNumber(ids.length) })}
      </span>
      <Button
        size="sm"
        icon="edit"
        keyCap="E"
        onPress={() => {
          setOpen(true)
        }}
      >
        {t('change')}
      </Button>
      <Button
        size="sm"
        variant="ghost"
        onPress={() => {
          set([...new Set([...ids, ...keys])])
        }}
      >
        {t('markAll', { n: formatNumber(keys.length) })}
      </Button>
      <Button
        size="sm"
        variant="ghost"
        icon="close"
        onPress={() => {
          set([])
        }}
      >
        {t('clear')}
      </Button>
      {isOpen && (
        <BulkDialog
          ids={ids}
          onClose={close}
          onDone={() => {
            close()
            set([])
          }}
        />
      )}
    </div>
  )
}
