import { create } from 'zustand'
import type { Period } from './periods.ts'

/** What one log is filtered by; a null is no filter. `kind`: action or event. `thing`: entity or severity. */
export type LogView = {
  search: string
  userId: string | null
  kind: string | null
  thing: string | null
  entityId: string | null
  period: Period
  /** When the period was chosen: "today" stays the day it was. */
  periodFrom: Date | null
  /** Of a range only: the first moment after it. */
  periodTo: Date | null
  /** Begins at this row of the chain instead of the newest. */
  fromSeq: number | null
  openId: string | null
}

const everything: LogView = {
  search: '',
  userId: null,
  kind: null,
  thing: null,
  entityId: null,
  period: 'all',
  periodFrom: null,
  periodTo: null,
  fromSeq: null,
  openId: null,
}

type LogStore = LogView & { change: (patch: Partial<LogView>) => void; clear: () => void }

// Only what the person chose lives here; rows stay in the query cache, their one home.
const makeStore = () =>
  create<LogStore>()((set) => ({
    ...everything,
    change: (patch) => set(patch),
    clear: () => set(everything),
  }))

export const useAuditView = makeStore()
export const useSecurityView = makeStore()

export const isFiltered = (view: LogView): boolean =>
  view.search !== '' ||
  view.fromSeq !== null ||
  view.period !== 'all' ||
  [view.userId, view.kind, view.thing, view.entityId].some((value) => value !== null)
