import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppState, Health } from '../../../electron/contract/setup/system.ts'
import { useMay } from '../../person/may.ts'
import { Icon } from '../../ui/icon.tsx'
import { AboutPart } from './about-part.tsx'
import { BrokerPart } from './broker-part.tsx'
import { DatabasePart } from './database-part.tsx'
import { LookPart } from './look-part.tsx'
import { MailPart } from './mail-part.tsx'
import { PaymentsPart } from './payments-part.tsx'
import { PortsPart } from './ports-part.tsx'
import { PrintingPart } from './printing-part.tsx'
import { ProvidersPart } from './providers-part.tsx'
import { RulesPart } from './rules-part.tsx'
import { needOf, type SettingsPart, settingsParts } from './settings-parts.ts'

type SettingsProps = {
  part: SettingsPart
  app: AppState
  health: Health | null
  /** Instead of a part that the person may not open. */
  refused: ReactNode | null
}

export function SettingsScreen({ part, app, health, refused }: SettingsProps) {
  const { t } = useTranslation('settings')
  const may = useMay()
  const isOpen = (id: SettingsPart) => {
    const need = needOf(id)
    return need === null || may(need)
  }
  return (
    <>
      <div className="head">
        <h1>{t('title')}</h1>
      </div>
      <div className="settings">
        <nav aria-label={t('parts')} className="nav">
          {settingsParts
            .filter(({ id }) => isOpen(id))
            .map(({ id, icon }) => (
              <Link key={id} to="/settings/$part" params={{ part: id }} activeProps={{ 'aria-current': 'page' }}>
                <Icon name={icon} />
                {t(`part.${id}`)}
              </Link>
            ))}
        </nav>
        <div className="settings-part" key={part}>
          {refused}
          {refused === null && part === 'broker' && <BrokerPart health={health} />}
          {refused === null && part === 'ports' && <PortsPart health={health} />}
          {refused === null && part === 'database' && <DatabasePart health={health} />}
          {refused === null && part === 'rules' && <RulesPart />}
          {refused === null && part === 'mail' && <MailPart />}
          {refused === null && part === 'payments' && <PaymentsPart />}
          {refused === null && part === 'providers' && <ProvidersPart />}
          {refused === null && part === 'printing' && <PrintingPart />}
          {part === 'look' && <LookPart />}
          {part === 'about' && <AboutPart app={app} />}
        </div>
      </div>
    </>
  )
}
