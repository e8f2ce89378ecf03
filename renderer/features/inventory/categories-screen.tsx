import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { Button } from '../../ui/button.tsx'
import { ListStates } from '../../ui/list-states.tsx'
import { Empty } from '../../ui/query-states.tsx'
import type { CategoryAct } from './category-act.ts'
import { CategoryDialog } from './category-dialog.tsx'
import { CategoryTree } from './category-tree.tsx'
import { RemoveCategoryDialog } from './remove-category-dialog.tsx'
import './inventory.css'

/** Where products are found: a tree, moved by keys or by hand. */
export function CategoriesScreen() {
  const { t } = useTranslation('inventory')
  const may = useMay()
  const [doing, setDoing] = useState<CategoryAct | null>(null)
  const categories = useQuery(api.categories.list.queryOptions())
  const close = () => {
    setDoing(null)
  }
  return (
    <>
      <div className="head">
        <h1>{t('categories.title')}</h1>
        {may('categories:update') && <span className="t3 small">{t('categories.keys')}</span>}
        <div className="acts">
          {may('categories:create') && (
            <Button
              variant="pri"
              icon="add"
              onPress={() => {
                setDoing({ act: 'add', parentId: null })
              }}
            >
              {t('categories.add')}
            </Button>
          )}
        </div>
      </div>
      <div className="list-main lined">
        <ListStates
          query={categories}
          isEmpty={categories.data?.length === 0}
          loading={t('categories.loading')}
          failed={t('categories.failed')}
          empty={
            <Empty icon="list" title={t('categories.emptyTitle')}>
              {t('categories.emptyText')}
            </Empty>
          }
        />
        {categories.data && categories.data.length > 0 && <CategoryTree list={categories.data} onAct={setDoing} />}
      </div>
      {doing?.act === 'remove' && (
        <RemoveCategoryDialog category={doing.category} list={categories.data ?? []} onClose={close} />
      )}
      {(doing?.act === 'add' || doing?.act === 'edit') && <CategoryDialog doing={doing} onClose={close} />}
    </>
  )
}
