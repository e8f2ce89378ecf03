import { useNavigate } from '@tanstack/react-router'
import type { Action } from '../frame/feature.ts'
import { actions, mayRun } from '../frame/joined.ts'
import { useMay } from '../person/may.ts'
import { holdKeys } from '../ui/type-ahead.ts'
import { useHotkey } from '../ui/use-hotkey.ts'
import { features } from './features.ts'

function ActionKey({ action, keys }: { action: Action; keys: string }) {
  const navigate = useNavigate()
  const may = useMay()
  const run = () => {
    if (action.holdsKeys) holdKeys()
    void navigate(action.to)
  }
  useHotkey(keys, run, { enabled: mayRun(action, may) })
  return null
}

/** The features' keys that work on every screen; a screen's own use of the same key is asked first. */
export function ActionKeys() {
  return actions(features).map(
    (action) => action.key !== undefined && <ActionKey key={action.id} action={action} keys={action.key} />,
  )
}
