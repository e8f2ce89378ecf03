import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type StateName = 'ok' | 'watch' | 'bad' | 'stale' | 'info' | 'none'

/** State is never colour alone: each has its own icon, and a word stands beside it. */
export const stateIcon: Record<StateName, IconName> = {
  ok: 'ok',
  watch: 'watch',
  bad: 'bad',
  stale: 'clock',
  info: 'info',
  none: 'none',
}

type StateProps = { state: StateName; icon?: IconName; children: ReactNode }

/** Filled, for headings. */
export function Pill({ state, icon, children }: StateProps) {
  return (
    <span className={`pill ${state}`}>
      <Icon name={icon ?? stateIcon[state]} small />
      {children}
    </span>
  )
}

/** Quiet, for rows: icon and word without a fill. */
export function State({ state, icon, children }: StateProps) {
  return (
    <span className={`st ${state}`}>
      <Icon name={icon ?? stateIcon[state]} small />
      {children}
    </span>
  )
}

/** What stands in the top bar for each part of the house. */
export function HealthPill({ state, name, children }: { state: StateName; name: string; children: ReactNode }) {
  return (
    <span className={`hp ${state}`}>
      <Icon name={stateIcon[state]} small />
      <b>{name}</b>
      <span className="hp-word">{children}</span>
    </span>
  )
}
