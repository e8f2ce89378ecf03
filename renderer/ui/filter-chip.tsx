import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { Icon } from './icon.tsx'
import { Menu, MenuChoice } from './menu.tsx'

const chipClass = (isOn: boolean) => (isOn ? 'chip on' : 'chip')

type ChipMenuProps = {
  title: string
  /** What it is set to; left out, its title. */
  says?: string | undefined
  isOn: boolean
  children: ReactNode
}

/** A chip that says what it is set to, and what drops from it. */
export function ChipMenu({ title, says, isOn, children }: ChipMenuProps) {
  return (
    <Menu
      label={title}
      trigger={
        <AriaButton className={chipClass(isOn)}>
          <span className="cut">{says ?? title}</span>
          <Icon name="down" small />
        </AriaButton>
      }
    >
      {children}
    </Menu>
  )
}

export type FilterChipProps<T extends string> = {
  /** What it filters by: "Channel". */
  title: string
  /** Null: all rows are shown. */
  value: T | null
  options: readonly { id: T; label: string }[]
  /** The choice that shows all rows. */
  any: string
  /** Says even then what is shown, not what it filters by. */
  saysAny?: boolean
  onChange: (value: T | null) => void
}

const noFilter = '*'

/** One of a few, or all. */
export function FilterChip<T extends string>(props: FilterChipProps<T>) {
  const { title, value, options, any, saysAny = false, onChange } = props
  const chosen = options.find(({ id }) => id === value)?.label ?? value ?? undefined
  return (
    <ChipMenu title={title} isOn={value !== null} says={chosen ?? (saysAny ? any : undefined)}>
      <MenuChoice<string>
        title={title}
        value={value ?? noFilter}
        options={[{ id: noFilter, label: any }, ...options]}
        onChange={(next) => {
          onChange(options.find(({ id }) => id === next)?.id ?? null)
        }}
      />
    </ChipMenu>
  )
}

type FilterToggleProps = { isOn: boolean; onChange: (isOn: boolean) => void; children: string }

/** Only the rows that it names, or all. */
export function FilterToggle({ isOn, onChange, children }: FilterToggleProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      className={chipClass(isOn)}
      onClick={() => {
        onChange(!isOn)
      }}
    >
      {children}
      {isOn && <Icon name="close" small />}
    </button>
  )
}

type SetChipProps = { label: string; onClear: () => void; children: string }

/** A filter that was set from elsewhere: it can only be taken away. */
export function SetChip({ label, onClear, children }: SetChipProps) {
  return (
    <button type="button" className="chip on" aria-label={label} onClick={onClear}>
      {children}
      <Icon name="close" small />
    </button>
  )
}
