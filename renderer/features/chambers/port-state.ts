import type { Mark } from '../../../electron/contract/chambers/condition.ts'
import type { PortRow } from '../../../electron/contract/chambers/ports.ts'

/** What the page makes of a port's state: how bad it is, and under which code its words and its cure are found. */
export type PortView = {
  mark: Mark
  /** Names the state: why it was refused, else the state itself. */
  code: string
  /** Most exact first: the first one that the catalogue knows a cure for is said. Empty where all is well. */
  cures: string[]
  /** Which of the four ways of speaking was recognised. */
  dialect: Dialect | null
}

const dialects = ['A', 'B', 'C', 'D'] as const
type Dialect = (typeof dialects)[number]

const marks: Record<string, Mark> = {
  closed: 'none',
  opening: 'none',
  resetting: 'none',
  listening: 'none',
  recognised: 'ok',
  'no-sensor': 'watch',
  silent: 'watch',
  'not-recognised': 'watch',
}

export function portView({ state }: Pick<PortRow, 'state'>): PortView {
  const reason = typeof state.data.reason === 'string' ? state.data.reason : null
  const code = state.code === 'refused' && reason !== null ? reason : state.code
  const mark = marks[state.code] ?? 'bad'
  const isWell = mark === 'ok' || mark === 'none'
  return {
    mark,
    code,
    cures: isWell ? [] : [...(reason === null ? [] : [reason]), state.code],
    dialect: ['recognised', 'no-sensor'].includes(state.code)
      ? (dialects.find((each) => each === state.data.dialect) ?? null)
      : null,
  }
}

/** Boards in use first, then likely ones, then the rest, each by its path. */
export function orderPorts(ports: readonly PortRow[]): PortRow[] {
  const rank = ({ attached, likely, manual }: PortRow) => (attached ? 0 : likely || manual ? 1 : 2)
  const byPath = new Intl.Collator('en', { numeric: true })
  return ports.toSorted((a, b) => rank(a) - rank(b) || byPath.compare(a.path, b.path))
}
