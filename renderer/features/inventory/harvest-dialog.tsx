import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProductHit } from '../../../electron/contract/products.ts'
import { api, client } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { NumberField, SelectField, TextField } from '../../ui/field.tsx'
import { formatNumber } from '../../ui/format.ts'
import { ProblemLine } from '../../ui/query-states.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { showToast } from '../../ui/toast.tsx'
import { InventoryRefusal } from './inventory-refusal.tsx'
import { ProductPicker } from './product-picker.tsx'
import { useRefresh } from './use-refresh.ts'

const rooms = ['fruiting', 'spawning'] as const
type Room = (typeof rooms)[number]

function useHarvest(onClose: () => void) {
  const { t } = useTranslation('bulk')
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (harvest: Parameters<typeof client.stock.harvest>[0]) => client.stock.harvest(harvest),
    onSuccess: async (batch) => {
      onClose()
      showToast({
        text: t('harvest.done', { n: formatNumber(batch.received), name: batch.product.name, batch: batch.number }),
      })
      await refresh()
    },
  })
}

/** What came out of a chamber: a new batch that keeps where it grew and how it was there. */
export function HarvestDialog({ chamberId, onClose }: { chamberId: string; onClose: () => void }) {
  const { t } = useTranslation(['bulk', 'chambers', 'common'])
  const chambers = useQuery(api.chambers.list.queryOptions())
  const [chosen, setChosen] = useState(chamberId)
  const [room, setRoom] = useState<Room>('fruiting')
  const [product, setProduct] = useState<ProductHit | null>(null)
  const [quantity, setQuantity] = useState<number | null>(null)
  const [notes, setNotes] = useState('')
  const harvest = useHarvest(onClose)
  const list = chambers.data ?? []
  const from = list.some(({ id }) => id === chosen) ? chosen : (list[0]?.id ?? '')
  const isReady = product !== null && quantity !== null && quantity > 0 && from !== ''
  const submit = () => {
    if (isReady) harvest.mutate({ productId: product.id, chamberId: from, room, quantity, notes })
  }
  return (
    <Dialog title={t('harvest.title')} width="md" isOpen onClose={onClose}>
      <form
        noValidate
        className="inv-form"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <ProductPicker label={t('product')} autoFocus onPick={setProduct} />
        <div className="inv-fields">
          <NumberField
            label={t('harvest.quantity')}
            minValue={1}
            maxValue={1_000_000}
            value={quantity}
            onChange={setQuantity}
          />
          <SelectField
            label={t('harvest.chamber')}
            value={from}
            onChange={setChosen}
            options={list.map(({ id, name }) => ({ id, label: name }))}
          />
        </div>
        <Segmented
          label={t('harvest.room')}
          value={room}
          onChange={setRoom}
          options={rooms.map((id) => ({ id, label: t(`chambers:room.${id}`) }))}
        />
        <TextField label={t('harvest.notes')} value={notes} onChange={setNotes} />
        <p className="small t2">{t('harvest.help')}</p>
        {chambers.isError && <ProblemLine error={chambers.error} />}
        {chambers.data?.length === 0 && <p className="small t2">{t('harvest.noChamber')}</p>}
        <InventoryRefusal error={harvest.error} />
        <div className="dlg-acts">
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button type="submit" variant="pri" isDisabled={!isReady} busy={harvest.isPending}>
            {t('harvest.action')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
