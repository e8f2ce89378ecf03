import { Link, type LinkProps, Outlet } from '@tanstack/react-router'
import type { Permission } from '../../electron/contract/permissions.ts'
import { useMay } from '../person/may.ts'

type PartsFrameProps = {
  label: string
  parts: readonly { to: NonNullable<LinkProps['to']>; needs: Permission; label: string }[]
}

/** The parts of one entry of the rail, of which each is a screen; only those that this person may open. */
export function PartsFrame({ label, parts }: PartsFrameProps) {
  const may = useMay()
  return (
    <>
      <nav className="tabs" aria-label={label}>
        {parts
          .filter((part) => may(part.needs))
          .map((part) => (
            <Link
              key={part.to}
              to={part.to}
              // What a list is filtered by and which row is open change nothing about where one is.
              activeOptions={{ exact: true, includeSearch: false }}
              activeProps={{ 'aria-current': 'page' }}
            >
              {part.label}
            </Link>
          ))}
      </nav>
      <Outlet />
    </>
  )
}
