import { useTranslation } from 'react-i18next'
import type { PersonRow } from '../../../electron/contract/people.ts'
import { shownPhone } from '../../../electron/contract/phone.ts'
import { formatDate, formatDateTime } from '../../ui/format.ts'
import { State } from '../../ui/pill.tsx'

/** What is known of a person, and how they get in. */
export function PersonFacts({ person }: { person: PersonRow }) {
  const { t } = useTranslation('people')
  const { email, emailVerified, username, phoneNumber, lastLoginAt, createdAt, hasPassword, twoFactor } = person
  return (
    <dl className="person-facts">
      <dt>{t('person.email')}</dt>
      <dd>
        <span className="cut" title={email}>
          {email}
        </span>
        <span className="t3 small">{t(emailVerified ? 'person.verified' : 'person.notVerified')}</span>
      </dd>
      <dt>{t('person.username')}</dt>
      <dd>{username ?? <span className="t3">{t('person.none')}</span>}</dd>
      <dt>{t('person.phone')}</dt>
      <dd>{shownPhone(phoneNumber) || <span className="t3">{t('person.none')}</span>}</dd>
      <dt>{t('person.wayIn')}</dt>
      <dd>{t(hasPassword ? 'person.password' : 'person.noPassword')}</dd>
      <dt>{t('person.twoFactor')}</dt>
      <dd>
        <State state={twoFactor ? 'ok' : 'none'}>{t(twoFactor ? 'person.on' : 'person.off')}</State>
      </dd>
      <dt>{t('person.sessions')}</dt>
      <dd>
        {person.sessions === 0 ? (
          <span className="t3">{t('person.nowhere')}</span>
        ) : (
          t('person.sessions', { count: person.sessions })
        )}
      </dd>
      <dt>{t('person.lastLogin')}</dt>
      <dd>{lastLoginAt ? formatDateTime(lastLoginAt) : <span className="t3">{t('never')}</span>}</dd>
      <dt>{t('person.since')}</dt>
      <dd>{formatDate(createdAt)}</dd>
    </dl>
  )
}
