import type { DatabaseState, StateListener } from './types.ts'

export interface StateKeeper {
  state: () => DatabaseState
  set: (state: DatabaseState) => void
  onState: (listener: StateListener) => () => void
}

/** Holds the state of one database and tells every change. After `closed` nothing changes any more. */
export function createStateKeeper(first: StateListener | undefined): StateKeeper {
  let current: DatabaseState = { state: 'opening' }
  const listeners = new Set<StateListener>(first ? [first] : [])
  return {
    state: () => current,
    set(state) {
      if (current.state === 'closed') return
      current = state
      for (const listener of listeners) listener(state)
    },
    onState(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
