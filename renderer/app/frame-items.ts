import { useTranslation } from 'react-i18next'
import { lockDesk } from '../person/lock.ts'
import type { IconName } from '../ui/icon.tsx'
import { keyWords } from '../ui/key-cap.tsx'
import { languages, setLanguage, setTheme } from '../ui/preferences.ts'
import { signOut } from './sign-out.ts'
import { themeIcon, themes } from './top-menus.tsx'

export type PaletteItem = {
  id: string
  icon: IconName
  label: string
  /** Lighter, beside the label; found by it as well. */
  detail?: string
  keyCap?: string
  run: () => unknown
}

/** What opens from the palette besides screens. */
export type FrameDialogs = { onKeys: () => void; onSwitch: () => void }

/** What the frame itself offers in the palette. */
export function useFrameItems({ onKeys, onSwitch }: FrameDialogs): PaletteItem[] {
  const { t } = useTranslation(['frame', 'common'])
  return [
    ...themes.map(
      (theme): PaletteItem => ({
        id: `theme-${theme}`,
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
        icon: 'language',
        label: t('palette.language', { language: t(`common:language.${language}`) }),
        run: () => {
          setLanguage(language)
        },
      }),
    ),
    { id: 'keys', icon: 'info', label: t('palette.keys'), keyCap: '?', run: onKeys },
    {
      id: 'lock',
      icon: 'lock',
      label: t('lock'),
      keyCap: keyWords('mod+l'),
      run: () => lockDesk().catch(() => undefined),
    },
    { id: 'switch', icon: 'hand', label: t('switch'), run: onSwitch },
    { id: 'sign-out', icon: 'signOut', label: t('signOut'), run: signOut },
  ]
}
