import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ProductHit } from '../../../electron/contract/inventory/products.ts'
import type { Order } from '../../../electron/contract/orders/orders.ts'
import { api, client } from '../../host/api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { NumberField } from '../../ui/number/number-field.tsx'
import type { Typed } from '../../ui/number/number-text.ts'
import { RestoredLine } from '../../ui/restored-line.tsx'
import { mistakeWords } from '../../ui/use-field.ts'
import { ChangedWhileOpen } from './new-order/meanwhile.tsx'
import type { EditLine, LineConflict } from './new-order/merge-lines.ts'
import { ProductSearch } from './new-order/product-search.tsx'
import { quantityKind } from './order-kinds.ts'
import { Money } from './order-parts.tsx'
import { changedOrder, OrderRefusal } from './order-refusal.tsx'
import { useEditLines } from './use-edit-lines.ts'
import { useOrderChange } from './use-order-change.ts'

type Line = EditLine

/** Before and after, as the host works it out. */
function Preview({ order, version, lines }: { order: Order; version: number; lines: readonly Line[] }) {
  const { t } = useTranslation('orders')
  const wanted = {
    id: order.id,
    version,
    lines: sent(lines),
    discountCentavos: null,
    shippingCentavos: null,
    reason: '',
  }
  const preview = useQuery(api.orders.previewEdit.queryOptions({ input: wanted, placeholderData: keepPreviousData }))
  if (preview.error) return <OrderRefusal error={preview.error} />
  if (!preview.data) return null
  const { before, after, owedCentavos, dueCentavos } = preview.data
  const rows = [
    ['before', before.totalCentavos],
    ['after', after.totalCentavos],
    ['difference', owedCentavos],
    ['due', dueCentavos],
  ] as const
  return (
    <dl className="kv orders-money" aria-live="polite">
      {rows.map(([name, centavos]) => (
        <div key={name} className="orders-kv-line">
          <dt>{t(`edit.${name}`)}</dt>
          <dd className={name === 'after' ? 'bb' : ''}>
            <Money centavos={centavos} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

const sent = (lines: readonly Line[]) =>
  lines.map(({ productId, quantity, priceCentavos }) => ({ productId, quantity, priceCentavos }))

function withQuantity(line: Line, quantity: Typed): Line {
  return typeof quantity === 'number' ? { ...line, quantity, typed: undefined } : { ...line, typed: quantity ?? '' }
}

type LineRowProps = { line: Line; onChange: (quantity: Typed) => void }

function LineRow({ line, onChange }: LineRowProps) {
  const { t } = useTranslation('orders')
  return (
    <li className="orders-edit-line">
      <NumberField
        label={t('edit.quantity', { name: line.name })}
        kind={quantityKind}
        value={line.typed === '' ? null : (line.typed ?? line.quantity)}
        onChange={onChange}
        error={line.typed === '' ? mistakeWords('REQUIRED') : undefined}
      />
      <Button
        variant="ghost"
        icon="trash"
        label={t('edit.remove', { name: line.name })}
        onPress={() => {
          onChange(0)
        }}
      />
    </li>
  )
}

/** A new line, or one more of a line that is there. */
function withOne(lines: readonly Line[], { id, name }: ProductHit): Line[] {
  if (!lines.some(({ productId }) => productId === id)) {
    return [...lines, { productId: id, name, quantity: 1, priceCentavos: null }]
  }
  return lines.map((line) => (line.productId === id ? { ...line, quantity: line.quantity + 1 } : line))
}

/** Where both clerks changed a line: ours stands, theirs is one press away. */
function Conflicts({ conflicts, onTake }: { conflicts: readonly LineConflict[]; onTake: (one: LineConflict) => void }) {
  const { t } = useTranslation('board')
  if (conflicts.length === 0) return null
  return (
    <ul>
      {conflicts.map((one) => (
        <li key={one.productId} className="li">
          <span className="grow">{t('theirs', { name: one.name, theirs: one.theirs, mine: one.mine })}</span>
          <Button
            size="sm"
            onPress={() => {
              onTake(one)
            }}
          >
            {t('takeTheirs', { theirs: one.theirs })}
          </Button>
        </li>
      ))}
    </ul>
  )
}

type EditProps = { order: Order; current: Order; onCurrent: (current: Order) => void; onClose: () => void }

export function EditDialog({ order, current, onCurrent: onCurrentChange, onClose }: EditProps) {
  const { t } = useTranslation(['orders', 'common', 'board'])
  const edit = useEditLines(order)
  // What it comes to is said of quantities that are understood, and only those are saved.
  const isRead = edit.lines.every(({ typed }) => typed === undefined)
  const { version, lines, setLines, conflicts, onTold: onCurrent, take, reason, setReason } = edit
  const save = useOrderChange(
    order,
    () => {
      const wanted = { id: order.id, version, lines: sent(lines), discountCentavos: null, shippingCentavos: null }
      return client.orders.edit({ ...wanted, reason })
    },
    () => {
      edit.drop()
      onClose()
    },
    (now) => {
      onCurrent(now)
      onCurrentChange(now)
    },
  )
  return (
    <Dialog
      title={t('edit.title', { number: order.orderNumber })}
      width="md"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button
            onPress={() => {
              edit.drop()
              onClose()
            }}
          >
            {t('common:action.cancel')}
          </Button>
          <Button
            variant="pri"
            busy={save.isPending}
            isDisabled={!isRead}
            onPress={() => {
              save.mutate(undefined)
            }}
          >
            {t('edit.action')}
          </Button>
        </>
      }
    >
      <div className="orders-form">
        <RestoredLine restored={edit.restored} />
        <ChangedWhileOpen seen={order} current={current} />
        <ul>
          {lines.map((line) => (
            <LineRow
              key={line.productId}
              line={line}
              onChange={(quantity) => {
                setLines((all) =>
                  all
                    .map((each) => (each.productId === line.productId ? withQuantity(each, quantity) : each))
                    .filter((each) => each.quantity > 0),
                )
              }}
            />
          ))}
        </ul>
        <ProductSearch
          label={t('edit.search')}
          onAdd={(hit) => {
            setLines((all) => withOne(all, hit))
          }}
        />
        <TextField label={t('edit.reason')} value={reason} onChange={setReason} />
        {isRead && <Preview order={order} version={version} lines={lines} />}
        <OrderRefusal error={save.error} since={save.context?.since} />
        {changedOrder(save.error) && <p className="small t2">{t('board:merged')}</p>}
        <Conflicts conflicts={conflicts} onTake={take} />
      </div>
    </Dialog>
  )
}
