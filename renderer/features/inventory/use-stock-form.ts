import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import type { ProductRow } from '../../../electron/contract/inventory/products.ts'
import { useNumber } from '../../ui/number/use-number.ts'
import { showToast } from '../../ui/toast.tsx'
import { useDialogDraft, useOperation } from '../../ui/use-dialog-draft.ts'
import { useNow } from '../../ui/use-now.ts'
import type { amountForm, differenceForm, StockForm } from './stock-form.ts'
import { dayOf } from './stock-form.ts'
import { useRefresh } from './use-refresh.ts'

type StockFormOptions = {
  act: 'receive' | 'writeOff' | 'adjust'
  product: ProductRow
  schema: typeof amountForm | typeof differenceForm
  /** The reason that stands there first. */
  reason: string
  /** The same id until it is granted, so that sending again after a lost answer does it once. */
  send: (form: StockForm, operationId: string) => Promise<unknown>
  done: (form: StockForm) => string
  onClose: () => void
}

/** The form of a stock dialog: sends, says what was done, asks for what changed. */
export function useStockForm({ act, product, schema, reason, send, done, onClose }: StockFormOptions) {
  const refresh = useRefresh()
  const today = dayOf(useNow(60_000))
  const form = useForm<StockForm>({
    resolver: zodResolver(schema),
    mode: 'onTouched',
    defaultValues: {
      amount: Number.NaN,
      reason,
      otherReason: '',
      notes: '',
      batchId: '',
      harvestedOn: today,
      sellBy: '',
    },
  })
  const name = `stock.${act}.${product.id}`
  const operation = useOperation(name)
  const { operationId, renew } = operation
  const draft = useDialogDraft({ name, form, beside: { of: product.name, operationId }, onDiscard: renew })
  const mutation = useMutation({
    mutationFn: (values: StockForm) => send(values, operationId),
    onSuccess: async (_, values) => {
      draft.drop()
      onClose()
      showToast({ text: done(values) })
      await refresh()
    },
    onError: async (error) => {
      operation.onError(error)
      // It may be done all the same: the answer alone was lost.
      await refresh()
    },
  })
  const submit = form.handleSubmit((values) => {
    mutation.mutate(values)
  })
  return {
    control: form.control,
    restored: draft.restored,
    giveUp: draft.giveUp(onClose),
    amount: useNumber(form.control, 'amount'),
    submit,
    isSending: mutation.isPending,
    error: mutation.error,
  }
}
