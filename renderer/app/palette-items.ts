import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../api.ts'
import { settingsParts } from '../features/settings/index.ts'
import type { IconName } from '../ui/icon.tsx'
import { languages, setLanguage, setTheme } from '../ui/preferences.ts'
import { signOut } from './sign-out.ts'
import { themeIcon, themes } from './top-menus.tsx'

export type PaletteGroup = 'screens' | 'chambers' | 'actions'
export type PaletteItem = {
  id: string
  group: PaletteGroup
  icon: IconName
  label: string
  /** Lighter, beside the label; found by it as well. */
  detail?: string
  keyCap?: string
  run: () => unknown
}

function useScreenItems(): PaletteItem[] {
  const { t } = useTranslation(['frame', 'settings'])
  const navigate = useNavigate()
  return [
    {
      id: 'chambers',
      group: 'screens',
      icon: 'chambers',
      label: t('chambers'),
      run: () => navigate({ to: '/chambers' }),
    },
    { id: 'ports', group: 'screens', icon: 'usb', label: t('bench'), run: () => navigate({ to: '/chambers/ports' }) },
    ...settingsParts.map(
      ({ id, icon }): PaletteItem => ({
        id: `settings-${id}`,
        group: 'screens',
        icon,
        label: t('palette.settings', { part: t(`settings:part.${id}`) }),
        run: () => navigate({ to: '/settings/$part', params: { part: id } }),
      }),
    ),
  ]
}

function useChamberItems(): PaletteItem[] {
  const navigate = useNavigate()
  const chambers = useQuery(api.chambers.list.queryOptions())
  return (chambers.data ?? []).map((chamber) => ({
    id: chamber.id,
    group: 'chambers',
    icon: 'chambers',
    label: chamber.name,
    detail: chamber.serialNumber,
    run: () => navigate({ to: '/chambers/$chamberId', params: { chamberId: chamber.id } }),
  }))
}

function useActionItems(onKeys: () => void): PaletteItem[] {
  const { t } = useTranslation(['frame', 'common'])
  const navigate = useNavigate()
  return [
    {
      id: 'add-chamber',
      group: 'actions',
      icon: 'add',
      label: t('palette.addChamber'),
      run: () => navigate({ to: '/chambers/ports' }),
    },
    ...themes.map(
      (theme): PaletteItem => ({
        id: `theme-${theme}`,
        group: 'actions',
        icon: themeIcon[theme],
        label: t('palette.theme', { theme: t(`common:theme.${theme}`) }),
        run: () => {
          setTheme(theme)
        },
      }),
    ),
    ...languages.map(
      (language): PaletteItem => ({
        id: `language-${language}`,
        group: 'actions',
        icon: 'language',
        label: t('palette.language', { language: t(`common:language.${language}`) }),
        run: () => {
          setLanguage(language)
        },
      }),
    ),
    { id: 'keys', group: 'actions', icon: 'info', label: t('palette.keys'), keyCap: '?', run: onKeys },
    { id: 'sign-out', group: 'actions', icon: 'signOut', label: t('signOut'), run: signOut },
  ]
}

/** All the palette reaches. */
export function usePaletteItems(onKeys: () => void): PaletteItem[] {
  return [...useScreenItems(), ...useChamberItems(), ...useActionItems(onKeys)]
}
