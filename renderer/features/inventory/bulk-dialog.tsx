import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { formatNumber } from '../../ui/format.ts'
import { Loading } from '../../ui/query-states.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { BulkFieldsPart } from './bulk-fields.tsx'
import { BulkPreview } from './bulk-preview.tsx'
import { type BulkForm, bulkSetOf, fieldOf } from './bulk-set.ts'
import { inventoryRefusals } from './inventory-refusals.ts'
import { useBulk } from './use-bulk.ts'

const blank: BulkForm = {
  kind: 'pricePercent',
  number: null,
  centavos: null,
  wholePesos: true,
  categoryId: '',
  tag: '',
}

/** One change for many products: what becomes of each is in sight before it is done. */
export function BulkDialog({
  ids,
  onClose,
  onDone,
}: {
  ids: readonly string[]
  onClose: () => void
  onDone: () => void
}) {
  const { t } = useTranslation(['bulk', 'common'])
  const [form, setForm] = useState(blank)
  const set = bulkSetOf(form)
  const { preview, apply, stale } = useBulk({ ids, set, onDone })
  const found = set === null ? undefined : preview.data
  const rows = found?.rows ?? []
  const isFresh = !preview.isFetching && !preview.isError
  return (
    <Dialog
      title={t('title', { count: ids.length, n: formatNumber(ids.length) })}
      width="lg"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button
            variant="pri"
            isDisabled={set === null || rows.length === 0 || !isFresh}
            busy={apply.isPending}
            onPress={() => {
              if (set) apply.mutate({ rows, wanted: set })
            }}
          >
            {t('apply', { count: rows.length, n: formatNumber(rows.length) })}
          </Button>
        </>
      }
    >
      <BulkFieldsPart
        form={form}
        onChange={(change) => {
          setForm((now) => ({ ...now, ...change }))
        }}
      />
      {set === null && <p className="t2 inventory-bulk-hint">{t('hint')}</p>}
      {set !== null && preview.isPending && <Loading label={t('reading')} rows={3} />}
      {set !== null && <Refusal words={inventoryRefusals} error={preview.error} />}
      <Refusal words={inventoryRefusals} error={apply.error} />
      {found && (
        <>
          <p className="small t2" aria-live="polite">
            {t('counts', { n: formatNumber(rows.length), same: formatNumber(found.unchanged) })}
          </p>
          {rows.length > 0 && (
            <BulkPreview rows={rows} field={fieldOf[form.kind]} stale={stale} busy={preview.isFetching} />
          )}
        </>
      )}
    </Dialog>
  )
}
