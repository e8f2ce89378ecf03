import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Category } from '../../../electron/contract/inventory/products.ts'
import { api, client } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { formatNumber } from '../../ui/format.ts'
import { Refusal } from '../../ui/refusal.tsx'
import { showToast } from '../../ui/toast.tsx'
import type { CategoryAct } from './category-act.ts'
import { type CategoryMove, depthsOf, isUnder, moveByKey } from './category-moves.ts'
import { CategoryRow } from './category-row.tsx'
import { inventoryRefusals } from './inventory-refusals.ts'

const ways = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' } as const
const wayOf = (key: string) => Object.entries(ways).find(([name]) => name === key)?.[1]

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
    const names = [...(event.currentTarget.closest('ul')?.querySelectorAll<HTMLElement>('.inventory-name') ?? [])]
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
        <Refusal words={inventoryRefusals} error={move.error} />
      </div>
      <ul className="inventory-tree" aria-label={t('categories.count', { n: formatNumber(list.length) })}>
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
