import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { type CategoryInput, categoryInput } from '../../../electron/contract/inventory/products.ts'
import { client } from '../../host/api.ts'
import { showToast } from '../../ui/toast.tsx'
import { useDialogDraft } from '../../ui/use-dialog-draft.ts'
import type { CategoryAct } from './category-act.ts'
import { useRefresh } from './use-refresh.ts'

export type CategoryWriting = Exclude<CategoryAct, { act: 'remove' }>

/** The form of a category, new or known; kept as a draft while typed. */
export function useCategoryForm(doing: CategoryWriting, onClose: () => void) {
  const { t } = useTranslation('inventory')
  const refresh = useRefresh()
  const edited = doing.act === 'edit' ? doing.category : null
  const form = useForm<CategoryInput>({
    resolver: zodResolver(categoryInput),
    mode: 'onTouched',
    defaultValues: {
      name: edited?.name ?? '',
      description: edited?.description ?? '',
      isActive: edited?.isActive ?? true,
      slug: edited?.slug ?? '',
    },
  })
  const draft = useDialogDraft({
    name: doing.act === 'edit' ? `category.${doing.category.id}` : `category.new.${doing.parentId ?? 'top'}`,
    form,
    beside: edited ? { of: edited.name } : {},
  })
  const save = useMutation({
    mutationFn: (fields: CategoryInput) =>
      doing.act === 'edit'
        ? client.categories.update({ ...fields, id: doing.category.id })
        : client.categories.create({ ...fields, parentId: doing.parentId }),
    onSuccess: async ({ name }) => {
      draft.drop()
      onClose()
      showToast({ text: t(edited ? 'done.categoryUpdated' : 'done.categoryCreated', { name }) })
      await refresh()
    },
  })
  const submit = form.handleSubmit((fields) => {
    if (!save.isPending) save.mutate(fields)
  })
  return {
    control: form.control,
    restored: draft.restored,
    submit,
    isSaving: save.isPending,
    error: save.error,
    giveUp: draft.giveUp(onClose),
  }
}
