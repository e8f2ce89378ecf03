import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { type ImportedStatement, mostStatement } from '../../../../electron/contract/orders/statements.ts'
import { api, client } from '../../../host/api.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { SelectField } from '../../../ui/field.tsx'
import { OrderRefusal } from '../order-refusal.tsx'
import { byReference } from './payment-dialog.tsx'
import { StatementHistory } from './statement-history.tsx'
import { StatementResult } from './statement-result.tsx'

type Method = (typeof byReference)[number]

/** Reads the farm's own account in, and tells of every line what became of it. */
export function StatementDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['paying', 'orders'])
  const queries = useQueryClient()
  const [method, setMethod] = useState<Method>('GCASH')
  const [isTooLarge, setTooLarge] = useState(false)
  const read = useMutation({
    mutationFn: async (file: File): Promise<ImportedStatement> =>
      client.payments.importStatement({ method, fileName: file.name.slice(0, 200), text: await file.text() }),
    onMutate: () => {
      setTooLarge(false)
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.payments.key() })
      await queries.invalidateQueries({ queryKey: api.orders.key() })
    },
  })
  return (
    <Dialog
      title={t('statement.title')}
      isOpen
      onClose={onClose}
      width="lg"
      actions={<Button onPress={onClose}>{t('close')}</Button>}
    >
      <p className="t2">{t('statement.lead')}</p>
      <div className="payments-statement-choose">
        <SelectField
          label={t('statement.of')}
          value={method}
          onChange={setMethod}
          options={byReference.map((id) => ({ id, label: t(`orders:method.${id}`) }))}
        />
        <FileTrigger
          acceptedFileTypes={['.csv', 'text/csv']}
          onSelect={(files) => {
            const file = files?.item(0)
            if (!file) return
            // A text has no more characters than its file has bytes.
            if (file.size > mostStatement.chars) setTooLarge(true)
            else read.mutate(file)
          }}
        >
          <Button variant={read.data ? 'plain' : 'pri'} icon="table" busy={read.isPending}>
            {t('statement.choose')}
          </Button>
        </FileTrigger>
      </div>
      <OrderRefusal error={read.error} />
      {isTooLarge && (
        <p role="alert" className="problem-line bad">
          {t('statement.tooLarge')}
        </p>
      )}
      {read.data ? <StatementResult statement={read.data} /> : <StatementHistory />}
    </Dialog>
  )
}
