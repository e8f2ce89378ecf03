import type { ReactNode } from 'react'
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuTrigger as AriaMenuTrigger,
  Header,
  MenuSection,
  Popover,
} from 'react-aria-components'
import { Icon, type IconName } from './icon.tsx'
import { KeyCap } from './key-cap.tsx'

type MenuProps = { label: string; trigger: ReactNode; children: ReactNode }

/** A button (`trigger`, any of ours) and what drops from it. */
export function Menu({ label, trigger, children }: MenuProps) {
  return (
    <AriaMenuTrigger>
      {trigger}
      <Popover className="pop" placement="bottom end">
        <AriaMenu aria-label={label} className="list-box">
          {children}
        </AriaMenu>
      </Popover>
    </AriaMenuTrigger>
  )
}

type MenuItemProps = {
  /** Drawn with a tick. */
  isChosen?: boolean
  children: string
  icon?: IconName
  keyCap?: string
  danger?: boolean
  isDisabled?: boolean
  onAction: () => void
}

export function MenuItem({ children, icon, keyCap, danger, isChosen, isDisabled, onAction }: MenuItemProps) {
  return (
    <AriaMenuItem
      textValue={children}
      onAction={onAction}
      isDisabled={isDisabled ?? false}
      className={danger ? 'pi danger' : 'pi'}
    >
      {icon && <Icon name={icon} small />}
      <span className="grow">{children}</span>
      {isChosen && <Icon name="check" small />}
      {keyCap && <KeyCap>{keyCap}</KeyCap>}
    </AriaMenuItem>
  )
}

type MenuChoiceProps<T extends string> = {
  title: string
  value: T
  onChange: (value: T) => void
  options: readonly { id: T; label: string; icon?: IconName }[]
}

type MenuChoicesProps<T extends string> = {
  title: string
  values: readonly T[]
  onChange: (values: T[]) => void
  options: readonly { id: T; label: string }[]
}

/** Any of a few, each with a tick; the menu stays open. */
export function MenuChoices<T extends string>({ title, values, onChange, options }: MenuChoicesProps<T>) {
  return (
    <MenuSection
      selectionMode="multiple"
      shouldCloseOnSelect={false}
      selectedKeys={values}
      onSelectionChange={(keys) => {
        onChange(options.filter(({ id }) => keys === 'all' || keys.has(id)).map(({ id }) => id))
      }}
    >
      <Header className="gl">{title}</Header>
      {options.map((option) => (
        <AriaMenuItem key={option.id} id={option.id} textValue={option.label} className="pi">
          {({ isSelected }) => (
            <>
              <span className="grow">{option.label}</span>
              {isSelected && <Icon name="check" small />}
            </>
          )}
        </AriaMenuItem>
      ))}
    </MenuSection>
  )
}

/** Items under a heading. */
export function MenuPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <MenuSection>
      <Header className="gl">{title}</Header>
      {children}
    </MenuSection>
  )
}

/** One of a few, with a tick at the chosen one. */
export function MenuChoice<T extends string>({ title, value, onChange, options }: MenuChoiceProps<T>) {
  return (
    <MenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys !== 'all' && keys.has(option.id))
        if (chosen) onChange(chosen.id)
      }}
    >
      <Header className="gl">{title}</Header>
      {options.map((option) => (
        <AriaMenuItem key={option.id} id={option.id} textValue={option.label} className="pi">
          {({ isSelected }) => (
            <>
              {option.icon && <Icon name={option.icon} small />}
              <span className="grow">{option.label}</span>
              {isSelected && <Icon name="check" small />}
            </>
          )}
        </AriaMenuItem>
      ))}
    </MenuSection>
  )
}
