import type { DragEvent, KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Category } from '../../../electron/contract/inventory/products.ts'
import { useMay } from '../../person/may.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { State } from '../../ui/pill.tsx'
import type { CategoryAct } from './category-act.ts'

const indent = 24

type RowProps = {
  category: Category
  depth: number
  isOver: boolean
  mayMove: boolean
  onAct: (act: CategoryAct) => void
  onKey: (event: KeyboardEvent<HTMLElement>) => void
  drag: { onStart: () => void; onOver: (event: DragEvent) => void; onDrop: () => void; onEnd: () => void }
}

/** One category in the tree, as deep as it stands under others. */
export function CategoryRow({ category, depth, isOver, mayMove, onAct, onKey, drag }: RowProps) {
  const { t } = useTranslation('inventory')
  const may = useMay()
  const { id, name } = category
  return (
    <li
      data-category={id}
      className={isOver ? 'li inventory-category over' : 'li inventory-category'}
      style={{ paddingLeft: `calc(var(--space-6) + ${depth * indent}px)` }}
      draggable={mayMove}
      onDragStart={drag.onStart}
      onDragOver={drag.onOver}
      onDrop={drag.onDrop}
      onDragEnd={drag.onEnd}
    >
      <button
        type="button"
        className="inventory-name"
        aria-description={mayMove ? t('categories.keys') : undefined}
        onKeyDown={onKey}
        onClick={() => {
          if (may('categories:update')) onAct({ act: 'edit', category })
        }}
      >
        <Icon name={depth === 0 ? 'list' : 'right'} small />
        <span className="b">{name}</span>
      </button>
      <span className="t3">{t('categories.products', { count: category.products })}</span>
      {!category.isActive && <State state="none">{t('state.inactive')}</State>}
      <span className="grow" />
      {may('categories:create') && (
        <Button
          size="sm"
          variant="ghost"
          icon="add"
          label={t('categories.addUnder', { name })}
          onPress={() => {
            onAct({ act: 'add', parentId: id })
          }}
        />
      )}
      {may('categories:delete') && (
        <Button
          size="sm"
          variant="ghost"
          icon="trash"
          label={t('categories.remove', { name })}
          onPress={() => {
            onAct({ act: 'remove', category })
          }}
        />
      )}
    </li>
  )
}
