import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/icon.tsx'
import './account.css'
import { type AccountPart, accountParts } from './account-parts.ts'
import { EmailSection } from './email-section.tsx'
import { LinkedPart } from './linked-part.tsx'
import type { PartProps } from './part-props.ts'
import { PasswordPart } from './password-part.tsx'
import { PinPart } from './pin-part.tsx'
import { PreferencesPart } from './preferences-part.tsx'
import { ProfilePart } from './profile-part.tsx'
import { isStranded, RecoveryPart } from './recovery-part.tsx'
import { SecondFactorPart } from './second-factor-part.tsx'
import { SessionsPart } from './sessions-part.tsx'

export function AccountScreen({ part, me, onMe }: PartProps & { part: AccountPart }) {
  const { t } = useTranslation('account')
  return (
    <>
      <div className="head">
        <h1>{t('title')}</h1>
        <span className="t2 cut">{me.email}</span>
      </div>
      {isStranded(me) && (
        <p className="problem-line watch" role="status">
          <Icon name="watch" small />
          <Link to="/account/$part" params={{ part: 'secondFactor' }}>
            {t('recovery.stranded')}
          </Link>
        </p>
      )}
      <div className="settings">
        <nav aria-label={t('parts')} className="nav">
          {accountParts.map(({ id, icon }) => (
            <Link key={id} to="/account/$part" params={{ part: id }} activeProps={{ 'aria-current': 'page' }}>
              <Icon name={icon} />
              {t(`part.${id}`)}
            </Link>
          ))}
        </nav>
        <div className="settings-part" key={part}>
          {part === 'profile' && (
            <>
              <ProfilePart me={me} onMe={onMe} />
              <EmailSection me={me} onMe={onMe} />
            </>
          )}
          {part === 'password' && <PasswordPart me={me} />}
          {part === 'secondFactor' && (
            <>
              <SecondFactorPart me={me} />
              <RecoveryPart me={me} />
            </>
          )}
          {part === 'pin' && <PinPart me={me} />}
          {part === 'sessions' && <SessionsPart />}
          {part === 'linked' && <LinkedPart />}
          {part === 'preferences' && <PreferencesPart me={me} onMe={onMe} />}
        </div>
      </div>
    </>
  )
}
