import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../electron/contract/identity/person.ts'
import type { AppState } from '../../electron/contract/setup/system.ts'
import { api } from '../host/api.ts'
import { LockScreen, StepUpDialog, SwitchDialog } from '../features/identity/index.ts'
import { lockDesk, useLock } from '../person/lock.ts'
import { useMay } from '../person/may.ts'
import { Button } from '../ui/button.tsx'
import { formatDateTime } from '../ui/format.ts'
import { Icon } from '../ui/icon.tsx'
import { useNow } from '../ui/use-now.ts'
import { DatabaseAwayNotice } from './database-away-notice.tsx'
import { FarmContext } from './farm-context.ts'
import { useKeptDrafts } from './keep-drafts.ts'
import { KeptDraftsNotice } from './kept-drafts-notice.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { Palette } from './palette.tsx'
import { mayOpen, screens } from './screens.ts'
import { Shell } from './shell.tsx'
import { TopBar } from './top-bar.tsx'
import { showAs } from './person-change.ts'
import { signOut } from './sign-out.ts'
import { useFrameKeys } from './use-frame-keys.ts'
import { useHealth } from './use-health.ts'
import { holdKeys } from '../ui/type-ahead.ts'
import { useHotkey } from '../ui/use-hotkey.ts'
import { useIdleLock } from './use-idle-lock.ts'
import { ViewAsBanner } from './view-as-banner.tsx'

function Rail({ farmName }: { farmName: string | null }) {
  const { t } = useTranslation('frame')
  const now = useNow(60_000)
  const may = useMay()
  const chambers = useQuery(api.chambers.list.queryOptions({ enabled: may('devices:read') }))
  return (
    <>
      <nav className="nav" aria-label={t('screens')}>
        {screens
          .filter((screen) => mayOpen(screen, may))
          .map((screen) => (
            <div key={screen.to} className={'apart' in screen ? 'apart' : ''}>
              <Link to={screen.to} activeProps={{ 'aria-current': 'page' }} title={t(screen.name)}>
                <Icon name={screen.icon} />
                <span className="rail-word">{t(screen.name)}</span>
                {screen.name === 'chambers' && chambers.data && <span className="n">{chambers.data.length}</span>}
              </Link>
            </div>
          ))}
      </nav>
      <div className="foot">
        {farmName && <div className="cut">{farmName}</div>}
        <div>{formatDateTime(new Date(now))}</div>
      </div>
    </>
  )
}

function KeptAsideNotice({ file }: { file: string }) {
  const { t } = useTranslation(['frame', 'common'])
  const [seen, setSeen] = useState(false)
  if (seen) return null
  return (
    <div role="status" className="shell-notice watch">
      <Icon name="watch" small />
      <span>{t('keptAside', { file })}</span>
      <span className="shell-notice-end">
        <Button
          variant="ghost"
          size="sm"
          onPress={() => {
            setSeen(true)
          }}
        >
          {t('common:action.close')}
        </Button>
      </span>
    </div>
  )
}

function ReopeningNotice() {
  const { t } = useTranslation('frame')
  return (
    <div role="status" className="shell-notice info">
      <span className="dots" aria-hidden="true" />
      <span>{t('reopening')}</span>
    </div>
  )
}

/** All a signed-in person sees around a screen; it stays as it is while the desk is locked. */
export function Frame({ app, me }: { app: AppState; me: Me }) {
  const health = useHealth(app.phase)
  const floating = useFrameKeys()
  const draftsRead = useKeptDrafts(({ of }) => of === me.id)
  const locked = useLock((lock) => lock.locked)
  const navigate = useNavigate()
  const may = useMay()
  // A screen's own F2 is asked first.
  const newOrder = () => {
    // Its caller's field is not there yet; the number that is typed meanwhile is meant for it.
    holdKeys()
    void navigate({ to: '/orders/new' })
  }
  useHotkey('F2', newOrder, { enabled: may('orders:update') })
  useIdleLock()
  const menu = { me, onLock: lockDesk, onSwitch: floating.openSwitch }
  return (
    <FarmContext value={{ app, me, health }}>
      <Shell
        rail={<Rail farmName={app.farmName} />}
        bar={<TopBar app={app} health={health} onPalette={floating.openPalette} menu={menu} />}
        notice={
          <>
            <ViewAsBanner />
            {app.phase === 'opening' && <ReopeningNotice />}
            <DatabaseAwayNotice />
            <KeptDraftsNotice />
            {app.settingsKeptAside !== null && <KeptAsideNotice file={app.settingsKeptAside} />}
          </>
        }
      >
        {/* A form reads its draft once, when it opens. */}
        {draftsRead && <Outlet />}
      </Shell>
      {floating.open === 'palette' && (
        <Palette onClose={floating.close} onKeys={floating.openKeys} onSwitch={floating.openSwitch} />
      )}
      <KeysDialog isOpen={floating.open === 'keys'} onClose={floating.close} />
      <SwitchDialog isOpen={floating.open === 'switch'} onClose={floating.close} meId={me.id} onSignedIn={showAs} />
      <StepUpDialog />
      {locked && <LockScreen me={me} farmName={app.farmName} onBack={showAs} onSignOut={signOut} />}
    </FarmContext>
  )
}
