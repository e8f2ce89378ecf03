import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../may.ts'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { StatementDialog } from './statement-dialog.tsx'

/** What is done once a day or less, so that the head stays one line in both languages. */
export function OrdersMore({ exporting }: { exporting: { isRunning: boolean; run: () => void } }) {
  const { t } = useTranslation(['common', 'paying'])
  const may = useMay()
  const [isImporting, setImporting] = useState(false)
  return (
    <>
      <Menu label={t('action.more')} trigger={<Button variant="ghost" icon="more" label={t('action.more')} />}>
        <MenuItem icon="download" isDisabled={exporting.isRunning} onAction={exporting.run}>
          {t('export.start')}
        </MenuItem>
        {may('payments:process') && (
          <MenuItem
            icon="table"
            onAction={() => {
              setImporting(true)
            }}
          >
            {t('paying:statement.open')}
          </MenuItem>
        )}
      </Menu>
      {isImporting && (
        <StatementDialog
          onClose={() => {
            setImporting(false)
          }}
        />
      )}
    </>
  )
}
