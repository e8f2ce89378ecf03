import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { AppState } from '../../electron/contract/setup/system.ts'
import { SignInScreen } from '../features/identity/index.ts'
import { FirstRun, forgetSetup } from '../features/setup/index.ts'
import { api, client } from '../host/api.ts'
import { useStream } from '../host/stream.ts'
import { useLock } from '../person/lock.ts'
import { Problem, useLate } from '../ui/query-states.tsx'
import { Frame } from './frame.tsx'
import { showAs } from './person-change.ts'
import { PlainBar, PlainRail, Shell } from './shell.tsx'

const lockedAskMs = 3_000

function useAppState(): AppState | null {
  const { state } = useStream<AppState, AppState | null>({
    key: ['system', 'state'],
    open: (signal) => client.system.state(undefined, { signal }),
    start: null,
    fold: (_, next) => next,
  })
  return state
}

/** Which of the four doors is shown: first run, opening, sign-in, or the farm. */
export function Gate() {
  const app = useAppState()
  const late = useLate()
  const open = app?.phase === 'ready'
  const locked = useLock((lock) => lock.locked)
  const me = useQuery(
    api.identity.me.queryOptions({
      enabled: open,
      staleTime: Number.POSITIVE_INFINITY,
      // Another window of this desk may unlock, switch or sign out meanwhile.
      refetchInterval: locked ? lockedAskMs : false,
    }),
  )

  useEffect(() => {
    if (open) forgetSetup()
  }, [open])

  if (!app) return late ? <Shell rail={<PlainRail />} bar={<PlainBar />} /> : null
  // The host was started anew under an open page: what is typed there waits until the farm is open again.
  if (app.phase === 'opening' && me.data) return <Frame key={me.data.id} app={app} me={me.data} />
  if (!open) {
    return <FirstRun app={app} onOwner={showAs} shell={(parts) => <Shell bar={<PlainBar app={app} />} {...parts} />} />
  }
  if (me.data) return <Frame key={me.data.id} app={app} me={me.data} />
  if (me.isPending) return <Shell rail={<PlainRail />} bar={<PlainBar app={app} />} />
  if (me.isError) {
    return (
      <Shell rail={<PlainRail />} bar={<PlainBar app={app} />}>
        <div className="screen-note">
          <Problem error={me.error} onRetry={() => void me.refetch()} />
        </div>
      </Shell>
    )
  }
  return (
    <Shell rail={<PlainRail foot={app.farmName ?? ''} />} bar={<PlainBar app={app} />}>
      <SignInScreen farmName={app.farmName} onSignedIn={showAs} />
    </Shell>
  )
}
