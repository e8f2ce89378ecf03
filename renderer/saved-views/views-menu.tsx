import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ViewScreen } from '../../electron/contract/views.ts'
import { api } from '../host/api.ts'
import { ChipMenu } from '../ui/filter-chip.tsx'
import { MenuItem, MenuPart } from '../ui/menu.tsx'
import { ManageViewsDialog } from './manage-views-dialog.tsx'
import { isSameFilter } from './same-filter.ts'
import { SaveViewDialog } from './save-view-dialog.tsx'
import './saved-views.css'

/** A view that everybody has. */
export type StandardView = { name: string; filter: object }

type ViewsMenuProps = {
  screen: ViewScreen
  /** What is in sight now. */
  filter: object
  standard: readonly StandardView[]
  onChoose: (filter: object) => void
}

/** Filters by name: those that everybody has, and one's own. */
export function ViewsMenu({ screen, filter, standard, onChoose }: ViewsMenuProps) {
  const { t } = useTranslation('views')
  const [doing, setDoing] = useState<'save' | 'manage' | null>(null)
  const views = useQuery(api.views.list.queryOptions({ input: { screen } }))
  const own = views.data ?? []
  const current = [...own, ...standard].find((view) => isSameFilter(view.filter, filter))
  const close = () => {
    setDoing(null)
  }
  const item = (view: StandardView, key: string) => (
    <MenuItem
      key={key}
      isChosen={view === current}
      onAction={() => {
        onChoose(view.filter)
      }}
    >
      {view.name}
    </MenuItem>
  )
  return (
    <>
      <ChipMenu title={t('title')} says={current?.name} isOn={current !== undefined}>
        <MenuPart title={t('standard')}>{standard.map((view) => item(view, view.name))}</MenuPart>
        <MenuPart title={t('own')}>
          {own.map((view) => item(view, view.id))}
          <MenuItem
            icon="add"
            onAction={() => {
              setDoing('save')
            }}
          >
            {t('save')}
          </MenuItem>
          <MenuItem
            icon="edit"
            onAction={() => {
              setDoing('manage')
            }}
          >
            {t('manage')}
          </MenuItem>
        </MenuPart>
      </ChipMenu>
      {doing === 'save' && <SaveViewDialog screen={screen} filter={filter} onClose={close} />}
      {doing === 'manage' && <ManageViewsDialog screen={screen} onClose={close} />}
    </>
  )
}
