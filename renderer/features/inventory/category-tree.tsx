import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type DragEvent, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Category } from '../../../electron/contract/products.ts'
import { api, client } from '../../api.ts'
import { useMay } from '../../may.ts'
import { Button } from '../../ui/button.tsx'
import { formatNumber } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { State } from '../../ui/pill.tsx'
import { showToast } from '../../ui/toast.tsx'
import type { CategoryAct } from './category-act.ts'
import { type CategoryMove, depthsOf, isUnder, moveByKey } from './category-moves.ts'
import { InventoryRefusal } from './inventory-refusal.tsx'

const ways = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' } as const
const wayOf = (key: string) => Object.entries(ways).find(([name]) => name === key)?.[1]
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

function CategoryRow({ category, depth, isOver, mayMove, onAct, onKey, drag }: RowProps) {
  const { t } = useTranslation('inventory')
  const may = useMay()
  const { id, name } = category
  return (
    <li
      data-category={id}
      className={isOver ? 'li inv-category over' : 'li inv-category'}
      style={{ paddingLeft: `calc(var(--space-6) + ${depth * indent}px)` }}
      draggable={mayMove}
      onDragStart={drag.onStart}
      onDragOver={drag.onOver}
      onDrop={drag.onDrop}
      onDragEnd={drag.onEnd}
    >
      <button
        type="button"
        className="inv-name"
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

function useMove(list: readonly Category[]) {
  const { t } = useTranslation('inventory')
  const queries = useQueryClient()
  const queryKey = api.categories.list.queryKey()
  return useMutation({
    mutationFn: (move: CategoryMove) => client.categories.move(move),
    onSuccess: (moved, { id }) => {
      queries.setQueryData(queryKey, moved)
      showToast({ text: t('done.categoryMoved', { name: list.find((each) => each.id === id)?.name ?? '' }) })
    },
    onError: () => queries.invalidateQueries({ queryKey }),
  })
}

/** Alt with an arrow moves the category that has the focus; dragged onto another it comes under that one. */
export function CategoryTree({ list, onAct }: { list: readonly Category[]; onAct: (act: CategoryAct) => void }) {
  const { t } = useTranslation('inventory')
  const may = useMay()
  const mayMove = may('categories:update')
  const move = useMove(list)
  const [dragged, setDragged] = useState<string | null>(null)
  const [over, setOver] = useState<string | null>(null)
  const depths = depthsOf(list)
  const walk = (id: string) => (event: KeyboardEvent<HTMLElement>) => {
    const way = wayOf(event.key)
    if (!way) return
    if (event.altKey) {
      event.preventDefault()
      const wanted = mayMove && !move.isPending ? moveByKey(list, id, way) : null
      if (wanted) move.mutate(wanted)
      return
    }
    if (way === 'in' || way === 'out') return
    event.preventDefault()
    const names = [...(event.currentTarget.closest('ul')?.querySelectorAll<HTMLElement>('.inv-name') ?? [])]
    names[names.indexOf(event.currentTarget) + (way === 'down' ? 1 : -1)]?.focus()
  }
  const end = () => {
    setDragged(null)
    setOver(null)
  }
  const drop = (id: string) => () => {
    if (dragged !== null && !isUnder(list, id, dragged)) {
      move.mutate({ id: dragged, parentId: id, at: list.filter((each) => each.parentId === id).length })
    }
    end()
  }
  return (
    <>
      <div className="inset">
        <InventoryRefusal error={move.error} />
      </div>
      <ul className="inv-tree" aria-label={t('categories.count', { n: formatNumber(list.length) })}>
        {list.map((category) => (
          <CategoryRow
            key={category.id}
            category={category}
            depth={depths.get(category.id) ?? 0}
            isOver={over === category.id}
            mayMove={mayMove}
            onAct={onAct}
            onKey={walk(category.id)}
            drag={{
              onStart: () => {
                setDragged(category.id)
              },
              onOver: (event) => {
                if (dragged === null || isUnder(list, category.id, dragged)) return
                event.preventDefault()
                setOver(category.id)
              },
              onDrop: drop(category.id),
              onEnd: end,
            }}
          />
        ))}
      </ul>
    </>
  )
}
