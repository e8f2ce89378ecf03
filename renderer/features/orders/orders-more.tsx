import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../person/may.ts'
import { Button } from '../../ui/button.tsx'
import { ExportItems } from '../../ui/export-menu.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import type { Exporting } from '../../ui/use-export.ts'
import { StatementDialog } from './payments/statement-dialog.tsx'

/** What is done once a day or less, so that the head stays one line in both languages. */
export function OrdersMore({ exporting }: { exporting: Exporting }) {
  const { t } = useTranslation(['common', 'paying'])
  const may = useMay()
  const [isImporting, setImporting] = useState(false)
  return (
    <>
      <Menu label={t('action.more')} trigger={<Button variant="ghost" icon="more" label={t('action.more')} />}>
        <ExportItems exporting={exporting} what={t('export.start')} />
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
