import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type Finder, type Found, handful, type Target } from '../frame/feature.ts'
import { actions, finders, mayRun, paletteScreens } from '../frame/joined.ts'
import { useMay } from '../person/may.ts'
import { features } from './features.ts'
import { type FrameDialogs, type PaletteItem, useFrameItems } from './frame-items.ts'

export type PaletteGroup = {
  id: string
  title: string
  items: readonly PaletteItem[]
  /** The host found them for this very text: neither ranked nor left out here. */
  asFound?: boolean
  /** Nothing is in it yet, which says nothing about what there is. */
  lacks?: 'answer' | 'host' | undefined
}

type Go = (to: Target) => unknown

function useGo(): Go {
  const navigate = useNavigate()
  return (to) => navigate(to)
}

function useRailItems(go: Go): PaletteItem[] {
  return paletteScreens(features, useMay()).map(({ id, to, icon, label, detail }) => ({
    id,
    icon,
    label,
    ...(detail !== null && { detail }),
    run: () => go({ to }),
  }))
}

function useActionItems(group: 'screens' | 'actions', go: Go): PaletteItem[] {
  const may = useMay()
  return actions(features)
    .filter((action) => action.group === group && mayRun(action, may))
    .map(({ id, icon, label, key, to }) => ({
      id,
      icon,
      label: label(),
      ...(key !== undefined && { keyCap: key }),
      run: () => go(to),
    }))
}

const foundItem = ({ id, icon }: Finder, { id: row, label, detail, to }: Found, go: Go): PaletteItem => ({
  id: `${id}-${row}`,
  icon,
  label,
  ...(detail !== '' && { detail }),
  run: () => go(to),
})

function useFoundGroups(search: string, go: Go): PaletteGroup[] {
  const { t } = useTranslation('frame')
  const may = useMay()
  const queries = useQueryClient()
  const text = search.trim()
  const asked = finders(features).filter(({ needs, fromLetters = 0 }) => may(needs) && text.length >= fromLetters)
  const answers = useQueries({
    queries: asked.map(({ id, fromLetters, find }) => ({
      queryKey: ['palette', id, fromLetters === undefined ? '' : text],
      queryFn: () => find(queries, text),
      // What is read here stands in the finder's own query, which knows when it is old.
      staleTime: 0,
      retry: false,
      gcTime: 0,
    })),
  })
  return asked.map((finder, index) => {
    const rows = answers[index]?.data ?? []
    const asFound = finder.fromLetters !== undefined
    const items = (asFound ? rows.slice(0, handful) : rows).map((found) => foundItem(finder, found, go))
    const { all } = finder
    if (asFound && all && rows.length > handful)
      items.push({
        id: `all:${finder.id}`,
        icon: 'search',
        label: t('palette.all', { text }),
        run: () => go(all(text)),
      })
    const lacks = answers[index]?.isPending ? 'answer' : answers[index]?.isError ? 'host' : undefined
    return { id: finder.id, title: finder.title(), asFound, items, lacks }
  })
}

/** All the palette reaches, of what the person may. */
export function usePaletteGroups(search: string, dialogs: FrameDialogs): PaletteGroup[] {
  const { t } = useTranslation('frame')
  const go = useGo()
  const screens = [...useRailItems(go), ...useActionItems('screens', go)]
  const own = [...useActionItems('actions', go), ...useFrameItems(dialogs)]
  return [
    { id: 'screens', title: t('palette.group.screens'), items: screens },
    ...useFoundGroups(search, go),
    { id: 'actions', title: t('palette.group.actions'), items: own },
  ]
}
