import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AppState, Health } from '../../../electron/contract/system.ts'
import { useMay } from '../../may.ts'
import { Icon } from '../../ui/icon.tsx'
import { AboutPart } from './about-part.tsx'
import { BrokerPart } from './broker-part.tsx'
import { DatabasePart } from './database-part.tsx'
import { LookPart } from './look-part.tsx'
import { MailPart } from './mail-part.tsx'
import { PortsPart } from './ports-part.tsx'
import { RulesPart } from './rules-part.tsx'
import './settings.css'
import { type SettingsPart, settingsParts } from './settings-parts.ts'

type SettingsProps = { part: SettingsPart; app: AppState; health: Health | null }

export function SettingsScreen({ part, app, health }: SettingsProps) {
  const { t } = useTranslation('settings')
  const may = useMay()
  return (
    <>
      <div className="head">
        <h1>{t('title')}</h1>
      </div>
      <div className="settings">
        <nav aria-label={t('parts')} className="nav">
          {settingsParts
            .filter(({ id }) => id !== 'rules' || may('system:read'))
            .map(({ id, icon }) => (
              <Link key={id} to="/settings/$part" params={{ part: id }} activeProps={{ 'aria-current': 'page' }}>
                <Icon name={icon} />
                {t(`part.${id}`)}
              </Link>
            ))}
        </nav>
        <div className="settings-part" key={part}>
          {part === 'rules' && <RulesPart />}
          {part === 'broker' && <BrokerPart health={health} />}
          {part === 'ports' && <PortsPart health={health} />}
          {part === 'database' && <DatabasePart health={health} />}
          {part === 'mail' && <MailPart />}
          {part === 'look' && <LookPart />}
          {part === 'about' && <AboutPart app={app} />}
        </div>
      </div>
    </>
  )
}
