import { Link } from '@tanstack/react-router'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { AppState, Health } from '../../electron/contract/setup/system.ts'
import { HealthWord, healthState } from '../ui/health.tsx'
import { Icon } from '../ui/icon.tsx'
import { KeyCap, keyWords } from '../ui/key-cap.tsx'
import { HealthPill, Pill } from '../ui/pill.tsx'
import { LanguageMenu, PersonMenu, type PersonMenuProps } from './top-menus.tsx'

/** Each pill leads to the page with its cause and its cure. */
const targets = {
  database: { to: '/settings/$part', params: { part: 'database' } },
  broker: { to: '/settings/$part', params: { part: 'broker' } },
  usb: { to: '/chambers/ports' },
  alerts: { to: '/chambers' },
} as const

const parts = ['database', 'broker', 'usb', 'alerts'] as const

function Pills({ health }: { health: Health }) {
  const { t } = useTranslation(['frame', 'common'])
  return (
    <nav className="shell-pills" aria-label={t('health')}>
      {parts.map((part) => (
        <Link key={part} {...targets[part]}>
          <HealthPill state={healthState(health[part])} name={t(`common:health.${part}.name`)}>
            <HealthWord part={part} health={health[part]} />
          </HealthPill>
        </Link>
      ))}
    </nav>
  )
}

type TopBarProps = { app: AppState; health: Health | null; onPalette: () => void; menu: PersonMenuProps }

export function TopBar({ app, health, onPalette, menu }: TopBarProps) {
  const { t } = useTranslation('frame')
  return (
    <>
      <AriaButton className="shell-search" onPress={onPalette}>
        <Icon name="search" small />
        <span className="cut">{t('search')}</span>
        <KeyCap>{keyWords('mod+k')}</KeyCap>
      </AriaButton>
      {app.start === 'demo' && (
        <Pill state="info" icon="play">
          {t('demo')}
        </Pill>
      )}
      {health ? <Pills health={health} /> : <span className="shell-pills" />}
      <LanguageMenu />
      <PersonMenu {...menu} />
    </>
  )
}
