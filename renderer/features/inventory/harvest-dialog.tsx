import { useMutation, useQuery } from '@tanstack/react-query'
import { useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { api, client } from '../../host/api.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { FormActs } from '../../ui/form-acts.tsx'
import { formatNumber } from '../../ui/format.ts'
import { NumberField } from '../../ui/number/number-field.tsx'
import { useNumber } from '../../ui/number/use-number.ts'
import { Refusal } from '../../ui/refusal.tsx'
import { RestoredLine } from '../../ui/restored-line.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useDialogDraft, useOperation } from '../../ui/use-dialog-draft.ts'
import { useChoice, useField } from '../../ui/use-field.ts'
import { inventoryRefusals } from './inventory-refusals.ts'
import { pieces } from './product-kinds.ts'
import { ProductPicker } from './product-picker.tsx'
import { useRefresh } from './use-refresh.ts'

const rooms = ['fruiting', 'spawning'] as const
type HarvestTyped = {
  productId: string
  productName: string
  quantity: number
  chamberId: string
  room: (typeof rooms)[number]
  notes: string
}

const readsAsPieces = (typed: unknown) => typeof typed === 'number' && typed >= pieces.min

function useHarvest(onDone: () => void) {
  const { t } = useTranslation('bulk')
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (harvest: Parameters<typeof client.stock.harvest>[0]) => client.stock.harvest(harvest),
    onSuccess: async (batch) => {
      onDone()
      showToast({
        text: t('harvest.done', { n: formatNumber(batch.received), name: batch.product.name, batch: batch.number }),
      })
      await refresh()
    },
    onError: refresh,
  })
}

function useHarvestForm(chamberId: string, onClose: () => void) {
  const chambers = useQuery(api.chambers.list.queryOptions())
  const form = useForm<HarvestTyped>({
    defaultValues: { productId: '', productName: '', quantity: Number.NaN, chamberId, room: 'fruiting', notes: '' },
  })
  const typed = useWatch({ control: form.control })
  const name = `harvest.${chamberId || 'any'}`
  const { operationId, renew, onError } = useOperation(name)
  const draft = useDialogDraft({ name, form, beside: { operationId }, onDiscard: renew })
  const giveUp = draft.giveUp(onClose)
  const harvest = useHarvest(giveUp)
  const list = chambers.data ?? []
  // One that is gone meanwhile is not harvested from.
  const from = list.some(({ id }) => id === typed.chamberId) ? (typed.chamberId ?? '') : (list[0]?.id ?? '')
  // What is not understood stands in the form as its text.
  const isReady = typed.productId !== '' && readsAsPieces(typed.quantity) && from !== ''
  const submit = form.handleSubmit(({ productId, room, quantity, notes }) => {
    if (isReady) harvest.mutate({ productId, chamberId: from, room, quantity, notes, operationId }, { onError })
  })
  return {
    chambers,
    form,
    restored: draft.restored,
    giveUp,
    harvest,
    list,
    from,
    isReady,
    submit,
    productName: typed.productName ?? '',
  }
}

/** What came out of a chamber: a new batch that keeps where it grew and how it was there. */
export function HarvestDialog({ chamberId, onClose }: { chamberId: string; onClose: () => void }) {
  const { t } = useTranslation(['bulk', 'chambers', 'common'])
  const { chambers, form, list, from, ...rest } = useHarvestForm(chamberId, onClose)
  const { control, setValue } = form
  const room = useChoice(control, 'room')
  return (
    <Dialog title={t('harvest.title')} width="md" isOpen onClose={onClose}>
      <form noValidate className="inventory-form" onSubmit={(event) => void rest.submit(event)}>
        <RestoredLine restored={rest.restored} />
        <ProductPicker
          label={t('product')}
          autoFocus
          chosen={rest.productName}
          onPick={(hit) => {
            setValue('productId', hit?.id ?? '')
            setValue('productName', hit?.name ?? '')
          }}
        />
        <div className="inventory-fields">
          <NumberField label={t('harvest.quantity')} kind={pieces} {...useNumber(control, 'quantity')} />
          <SelectField
            label={t('harvest.chamber')}
            {...useChoice(control, 'chamberId')}
            value={from}
            options={list.map(({ id, name }) => ({ id, label: name }))}
          />
        </div>
        <Segmented
          label={t('harvest.room')}
          value={room.value}
          onChange={room.onChange}
          options={rooms.map((id) => ({ id, label: t(`chambers:room.${id}`) }))}
        />
        <TextField label={t('harvest.notes')} {...useField(control, 'notes')} />
        <p className="small t2">{t('harvest.help')}</p>
        <Refusal error={chambers.error} />
        {chambers.data?.length === 0 && <p className="small t2">{t('harvest.noChamber')}</p>}
        <Refusal words={inventoryRefusals} error={rest.harvest.error} />
        <FormActs onCancel={rest.giveUp} busy={rest.harvest.isPending} isDisabled={!rest.isReady}>
          {t('harvest.action')}
        </FormActs>
      </form>
    </Dialog>
  )
}
