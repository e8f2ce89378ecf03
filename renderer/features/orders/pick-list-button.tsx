import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PrintDialog } from '../../paper/print-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { formatDate } from '../../ui/format.ts'

/** Today's wave on paper. */
export function PickListButton() {
  const { t } = useTranslation('documents')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="ghost" icon="print" onPress={() => setOpen(true)}>
        {t('pickList')}
      </Button>
      {isOpen && (
        <PrintDialog
          document={{ kind: 'pick-list', orderIds: null }}
          name={formatDate(new Date())}
          onClose={() => {
            setOpen(false)
          }}
        />
      )}
    </>
  )
}
