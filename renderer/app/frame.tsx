import { Outlet } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../electron/contract/identity/person.ts'
import type { AppState } from '../../electron/contract/setup/system.ts'
import { LockScreen, StepUpDialog, SwitchDialog } from '../features/identity/index.ts'
import { FarmContext } from '../frame/farm-context.ts'
import { reminders, todayRows } from '../frame/joined.ts'
import { lockDesk, useLock } from '../person/lock.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { ActionKeys } from './action-keys.tsx'
import { DatabaseAwayNotice } from './database-away-notice.tsx'
import { DraftsNotice } from './drafts-notice.tsx'
import { features } from './features.ts'
import { useStoredDrafts } from './keep-drafts.ts'
import { KeysDialog } from './keys-dialog.tsx'
import { Palette } from './palette.tsx'
import { PartTabs } from './part-tabs.tsx'
import { showAs } from './person-change.ts'
import { Rail } from './rail.tsx'
import { Shell } from './shell.tsx'
import { signOut } from './sign-out.ts'
import { TopBar } from './top-bar.tsx'
import { useFrameKeys } from './use-frame-keys.ts'
import { useHealth } from './use-health.ts'
import { useIdleLock } from './use-idle-lock.ts'
import { ViewAsBanner } from './view-as-banner.tsx'

function SetAsideNotice({ file }: { file: string }) {
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

const brought = { todayRows: todayRows(features), reminders: reminders(features) }

/** All a signed-in person sees around a screen; it stays as it is while the desk is locked. */
export function Frame({ app, me }: { app: AppState; me: Me }) {
  const health = useHealth(app.phase)
  const floating = useFrameKeys()
  const draftsRead = useStoredDrafts(({ of }) => of === me.id)
  const locked = useLock((lock) => lock.locked)
  useIdleLock()
  const menu = { me, onLock: lockDesk, onSwitch: floating.openSwitch }
  return (
    <FarmContext value={{ app, me, health, onMe: showAs, ...brought }}>
      <Shell
        rail={<Rail farmName={app.farmName} />}
        bar={<TopBar app={app} health={health} onPalette={floating.openPalette} menu={menu} />}
        notice={
          <>
            <ViewAsBanner />
            {app.phase === 'opening' && <ReopeningNotice />}
            <DatabaseAwayNotice />
            <DraftsNotice />
            {app.settingsKeptAside !== null && <SetAsideNotice file={app.settingsKeptAside} />}
          </>
        }
      >
        {/* A form reads its draft once, when it opens. */}
        {draftsRead && (
          <>
            <PartTabs />
            <Outlet />
          </>
        )}
      </Shell>
      <ActionKeys />
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
