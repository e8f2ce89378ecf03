import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button as AriaButton, Separator } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { fullName, type Me } from '../../electron/contract/identity/person.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { keyWords } from '../ui/key-cap.tsx'
import { Menu, MenuChoice, MenuItem } from '../ui/menu.tsx'
import { languages, setLanguage, setTheme, type Theme, usePreferences } from '../ui/preferences.ts'
import { signOut } from './sign-out.ts'

export function LanguageMenu() {
  const { t } = useTranslation(['frame', 'common'])
  const language = usePreferences((preferences) => preferences.language)
  return (
    <Menu
      label={t('language')}
      trigger={
        <AriaButton className="btn ghost sm">
          {language.toUpperCase()}
          <span className="sr-only">, {t('language')}</span>
          <Icon name="down" small />
        </AriaButton>
      }
    >
      <MenuChoice
        title={t('language')}
        value={language}
        onChange={setLanguage}
        options={languages.map((id) => ({ id, label: t(`common:language.${id}`) }))}
      />
    </Menu>
  )
}

export const themeIcon: Record<Theme, IconName> = { system: 'system', light: 'sun', dark: 'moon' }
export const themes: readonly Theme[] = ['system', 'light', 'dark']

export type PersonMenuProps = { me: Me; onLock: () => unknown; onSwitch: () => void }

export function PersonMenu({ me, onLock, onSwitch }: PersonMenuProps) {
  const { t } = useTranslation(['frame', 'common', 'account'])
  const theme = usePreferences((preferences) => preferences.theme)
  const navigate = useNavigate()
  const leave = useMutation({ mutationFn: signOut })
  const name = fullName(me)
  return (
    <Menu
      label={t('account')}
      trigger={
        <AriaButton className="shell-who">
          <span className="av" aria-hidden="true">
            {(me.firstName.at(0) ?? '') + (me.lastName.at(0) ?? '')}
          </span>
          <span className="cut shell-who-name">{name}</span>
          <span className="sr-only">, {t('account')}</span>
        </AriaButton>
      }
    >
      <MenuItem icon="person" onAction={() => void navigate({ to: '/account' })}>
        {t('account:title')}
      </MenuItem>
      <MenuItem icon="hand" onAction={onSwitch}>
        {t('switch')}
      </MenuItem>
      <MenuItem icon="lock" keyCap={keyWords('mod+l')} onAction={() => void onLock()}>
        {t('lock')}
      </MenuItem>
      <Separator className="rule" />
      <MenuChoice
        title={t('common:theme.title')}
        value={theme}
        onChange={setTheme}
        options={themes.map((id) => ({ id, label: t(`common:theme.${id}`), icon: themeIcon[id] }))}
      />
      <Separator className="rule" />
      <MenuItem
        icon="signOut"
        onAction={() => {
          leave.mutate()
        }}
      >
        {t('signOut')}
      </MenuItem>
    </Menu>
  )
}
