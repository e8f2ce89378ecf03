import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AppState, Health } from '../../../electron/contract/system.ts'
import { Icon } from '../../ui/icon.tsx'
import { AboutPart } from './about-part.tsx'
import { BrokerPart } from './broker-part.tsx'
import { DatabasePart } from './database-part.tsx'
import { LookPart } from './look-part.tsx'
import { PortsPart } from './ports-part.tsx'
import { ProvidersPart } from './providers-part.tsx'
import './settings.css'
import { type SettingsPart, settingsParts } from './settings-parts.ts'

type SettingsProps = { part: SettingsPart; app: AppState; health: Health | null }

export function SettingsScreen({ part, app, health }: SettingsProps) {
  const { t } = useTranslation('settings')
  return (
    <>
      <div className="head">
        <h1>{t('title')}</h1>
      </div>
      <div className="settings">
        <nav aria-label={t('parts')} className="nav">
          {settingsParts.map(({ id, icon }) => (
            <Link key={id} to="/settings/$part" params={{ part: id }} activeProps={{ 'aria-current': 'page' }}>
              <Icon name={icon} />
              {t(`part.${id}`)}
            </Link>
          ))}
        </nav>
        <div className="settings-part" key={part}>
          {part === 'broker' && <BrokerPart health={health} />}
          {part === 'ports' && <PortsPart health={health} />}
          {part === 'database' && <DatabasePart health={health} />}
          {part === 'providers' && <ProvidersPart />}
          {part === 'look' && <LookPart />}
          {part === 'about' && <AboutPart app={app} />}
        </div>
      </div>
    </>
  )
}
