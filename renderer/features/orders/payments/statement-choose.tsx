import { DropZone, type DropZoneProps, FileTrigger, isFileDropItem } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { SelectField } from '../../../ui/field.tsx'
import { byReference } from './payment-dialog.tsx'
import type { StatementWork } from './use-statement.ts'

/** Whose account it is, and the file: chosen, or dropped here. */
export function StatementChoose({ work: { method, setMethod, choose, preview } }: { work: StatementWork }) {
  const { t } = useTranslation(['paying', 'orders'])
  const drop = async ({ items }: Parameters<NonNullable<DropZoneProps['onDrop']>>[0]) => {
    const item = items.find(isFileDropItem)
    if (item) await choose(await item.getFile())
  }
  return (
    <DropZone
      className="payments-statement-choose"
      aria-label={t('statement.file')}
      onDrop={(event) => void drop(event)}
    >
      <SelectField
        label={t('statement.of')}
        value={method}
        onChange={setMethod}
        options={byReference.map((id) => ({ id, label: t(`orders:method.${id}`) }))}
      />
      {!preview && (
        <FileTrigger
          acceptedFileTypes={['.csv', '.txt', '.tsv', 'text/csv', 'text/plain']}
          onSelect={(files) => {
            const file = files?.item(0)
            if (file) void choose(file)
          }}
        >
          <Button variant="pri" icon="table">
            {t('statement.choose')}
          </Button>
        </FileTrigger>
      )}
      {!preview && <span className="t3 small">{t('statement.drop')}</span>}
    </DropZone>
  )
}
