import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import {
  type ProductInput,
  type ProductRow,
  productInput,
  productRow,
} from '../../../electron/contract/inventory/products.ts'
import { api, client } from '../../host/api.ts'
import { showToast } from '../../ui/toast.tsx'
import { useBase } from '../../ui/use-base.ts'
import { dropDraft, useRestored } from '../../ui/use-draft.ts'
import { emptyProduct, hasDraft, inputOf, useProductDraft, withDraft } from './product-draft.ts'
import { useRefresh } from './use-refresh.ts'

const currentOf = (current: unknown): ProductRow | null => productRow.safeParse(current).data ?? null

/** The form of a product: kept as a draft while typed, saved against what it was read as. */
export function useProductForm(product: ProductRow | null) {
  const { t } = useTranslation('inventory')
  const navigate = useNavigate()
  const queries = useQueryClient()
  const refresh = useRefresh()
  const draftName = `product.${product?.id ?? 'new'}`
  const form = useForm<ProductInput>({
    resolver: zodResolver(productInput),
    mode: 'onTouched',
    defaultValues: product ? inputOf(product) : emptyProduct,
  })
  const { base, ...against } = useBase({ start: product, form, inputOf, currentOf })
  const { reset, getValues } = form
  useEffect(() => {
    reset(withDraft(draftName, getValues()), { keepDefaultValues: true })
  }, [draftName, reset, getValues])
  useProductDraft(draftName, form)
  const restored = useRestored(draftName, () => hasDraft(draftName), reset)

  const keep = (row: ProductRow) => {
    queries.setQueryData(api.products.get.queryKey({ input: { id: row.id } }), row)
  }
  const mutation = useMutation({
    mutationFn: (input: ProductInput) =>
      base
        ? client.products.update({ ...input, id: base.id, updatedAt: base.updatedAt })
        : client.products.create(input),
    onSuccess: async (row) => {
      against.standOn(row)
      keep(row)
      dropDraft(draftName)
      showToast({ text: base ? t('done.updated', { name: row.name }) : t('done.created', { name: row.name }) })
      await refresh()
      if (!base) await navigate({ to: '/inventory', search: { open: row.id } })
    },
    onError: (error) => {
      const current = against.giveWay(error)
      if (current) keep(current)
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
    error: against.unsaid(mutation.error),
    changed: against.changed,
    restored,
    takeTheirs: () => {
      against.takeTheirs()
      dropDraft(draftName)
    },
  }
}
