import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { type ProductInput, productInput, type ProductRow, productRow } from '../../../electron/contract/products.ts'
import { api, client, problemOf } from '../../api.ts'
import { showToast } from '../../ui/toast.tsx'
import { dropDraft, useRestored } from '../../ui/use-draft.ts'
import type { ChangedMeanwhile } from './changed-notice.tsx'
import { differing, emptyProduct, hasDraft, inputOf, useProductDraft, withDraft } from './product-draft.ts'
import { useRefresh } from './use-refresh.ts'

/** What another desktop saved meanwhile; null for every other refusal. */
function changedBy(error: unknown): { by: string | null; current: ProductRow } | null {
  const { code, data } = problemOf(error)
  const current = productRow.safeParse(data.current)
  if (code !== 'CHANGED' || !current.success) return null
  return { by: typeof data.by === 'string' ? data.by : null, current: current.data }
}

/** The form of a product: kept as a draft while typed, saved against what it was read as. */
export function useProductForm(product: ProductRow | null) {
  const { t } = useTranslation('inventory')
  const navigate = useNavigate()
  const queries = useQueryClient()
  const refresh = useRefresh()
  const draftName = `product.${product?.id ?? 'new'}`
  // The row that what is typed is compared with; a row that is read anew while someone types does not replace it.
  const [base, setBase] = useState(product)
  const [changed, setChanged] = useState<ChangedMeanwhile | null>(null)
  const form = useForm<ProductInput>({
    resolver: zodResolver(productInput),
    mode: 'onTouched',
    defaultValues: product ? inputOf(product) : emptyProduct,
  })
  const { reset, getValues } = form
  useEffect(() => {
    reset(withDraft(draftName, getValues()), { keepDefaultValues: true })
  }, [draftName, reset, getValues])
  useProductDraft(draftName, form)
  const restored = useRestored(draftName, () => hasDraft(draftName), reset)

  const standOn = (row: ProductRow, keepTyped: boolean) => {
    reset(inputOf(row), { keepDirtyValues: keepTyped })
    setBase(row)
    queries.setQueryData(api.products.get.queryKey({ input: { id: row.id } }), row)
  }
  const mutation = useMutation({
    mutationFn: (input: ProductInput) =>
      base
        ? client.products.update({ ...input, id: base.id, updatedAt: base.updatedAt })
        : client.products.create(input),
    onSuccess: async (row) => {
      setChanged(null)
      standOn(row, false)
      dropDraft(draftName)
      showToast({ text: base ? t('done.updated', { name: row.name }) : t('done.created', { name: row.name }) })
      await refresh()
      if (!base) await navigate({ to: '/inventory', search: { open: row.id } })
    },
    onError: (error) => {
      const other = changedBy(error)
      if (!other || !base) return
      setChanged({ by: other.by, fields: differing(inputOf(base), inputOf(other.current)) })
      standOn(other.current, true)
    },
  })
  const submit = form.handleSubmit((values) => {
    mutation.mutate(values)
  })
  return {
    control: form.control,
    save: () => {
      if (!mutation.isPending) void submit()
    },
    isSaving: mutation.isPending,
    error: mutation.error,
    changed,
    restored,
    takeTheirs: () => {
      if (base) standOn(base, false)
      setChanged(null)
      dropDraft(draftName)
    },
  }
}
