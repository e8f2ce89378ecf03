import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppState } from '../../electron/contract/setup/system.ts'
import { useConnection } from '../host/api.ts'
import { formatDuration } from '../ui/format.ts'
import { BrandMark, Icon } from '../ui/icon.tsx'
import { HealthPill, type StateName } from '../ui/pill.tsx'
import { useNow } from '../ui/use-now.ts'
import './shell.css'
import { LanguageMenu } from './top-menus.tsx'

/** Said calmly, while the page tries again by itself. What is typed stays. */
function ConnectionLine() {
  const { t } = useTranslation('frame')
  const { state, since } = useConnection()
  const now = useNow()
  if (state !== 'lost') return null
  return (
    <div role="status" className="shell-notice watch">
      <Icon name="offline" small />
      <span>{t('lost')}</span>
      <span className="shell-notice-end">{t('lostFor', { span: formatDuration(now - since) })}</span>
    </div>
  )
}

type ShellProps = { rail: ReactNode; bar: ReactNode; notice?: ReactNode; children?: ReactNode }

/** Rail, bar, page: the same measures before and after the sign-in. */
export function Shell({ rail, bar, notice, children }: ShellProps) {
  const { t } = useTranslation('frame')
  return (
    <div className="shell">
      <a className="shell-skip btn" href="#page">
        {t('skip')}
      </a>
      <aside className="shell-rail" aria-label="MASH">
        <div className="shell-brand">
          <BrandMark />
          <span className="rail-word">MASH</span>
        </div>
        {rail}
      </aside>
      <header className="shell-bar">{bar}</header>
      <div className="shell-stage">
        <ConnectionLine />
        {notice}
        <main className="page" id="page" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  )
}

export function PlainRail({ foot = '' }: { foot?: string }) {
  return <div className="foot">{foot}</div>
}

const phaseState: Record<AppState['phase'], { state: StateName; code: 'OK' | 'CLOSED' | 'OPENING' | 'LOST' }> = {
  'choose-start': { state: 'none', code: 'CLOSED' },
  opening: { state: 'info', code: 'OPENING' },
  'needs-owner': { state: 'ok', code: 'OK' },
  ready: { state: 'ok', code: 'OK' },
  failed: { state: 'bad', code: 'LOST' },
}

/** The bar while nobody is signed in: the other pills are for those who are. */
export function PlainBar({ app }: { app?: AppState }) {
  const { t } = useTranslation(['frame', 'common'])
  const database = app && phaseState[app.phase]
  return (
    <>
      <div className="shell-search asleep">
        <Icon name="search" small />
        <span className="cut">{t('searchLater')}</span>
      </div>
      <div className="shell-pills">
        {database && (
          <HealthPill state={database.state} name={t('common:health.database.name')}>
            {t(`common:health.database.${database.code}.word`)}
          </HealthPill>
        )}
      </div>
      <LanguageMenu />
    </>
  )
}
