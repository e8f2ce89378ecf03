import { createContext, useContext } from 'react'
import type { Me } from '../../electron/contract/identity/person.ts'
import type { AppState, Health } from '../../electron/contract/setup/system.ts'
import type { Reminder, TodayRow } from './feature.ts'

type FarmView = {
  app: AppState
  me: Me
  health: Health | null
  /** Takes the answer of a change to oneself, so that the whole frame shows it at once. */
  onMe: (me: Me) => void
  todayRows: readonly TodayRow[]
  reminders: readonly Reminder[]
}

export const FarmContext = createContext<FarmView | null>(null)

/** What the frame knows, for the routes that hand it on to a screen. */
export function useFarmView(): FarmView {
  const view = useContext(FarmContext)
  if (!view) throw new Error('a route was drawn outside of the frame')
  return view
}
