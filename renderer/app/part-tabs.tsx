import { Link, useMatches } from '@tanstack/react-router'
import { tabsAt } from '../frame/joined.ts'
import { useMay } from '../person/may.ts'
import { features } from './features.ts'

/** Over a screen that is one of several under an entry of the rail: the others that this person may open. */
export function PartTabs() {
  const may = useMay()
  const path = useMatches({ select: (matches) => matches.at(-1)?.fullPath ?? '' })
  const tabs = tabsAt(features, path)
  if (!tabs) return null
  return (
    <nav className="tabs" aria-label={tabs.entry.label()}>
      {tabs.parts
        .filter(({ needs }) => may(needs))
        .map(({ to, label }) => (
          <Link
            key={to}
            to={to}
            // What a list is filtered by and which row is open change nothing about where one is.
            activeOptions={{ exact: true, includeSearch: false }}
            activeProps={{ 'aria-current': 'page' }}
          >
            {label()}
          </Link>
        ))}
    </nav>
  )
}
