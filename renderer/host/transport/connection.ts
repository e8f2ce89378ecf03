import { create } from 'zustand'

export type ConnectionState = 'connecting' | 'open' | 'lost'

/** Whether the host answers. `since` is in ms since 1970. */
export const useConnection = create<{ state: ConnectionState; since: number }>()(() => ({
  state: 'connecting',
  since: Date.now(),
}))

export function reportConnection(state: ConnectionState): void {
  if (useConnection.getState().state !== state) useConnection.setState({ state, since: Date.now() })
}
