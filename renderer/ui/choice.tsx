import type { ReactNode } from 'react'
import {
  CheckboxButton,
  CheckboxField,
  RadioButton,
  RadioField,
  RadioGroup,
  SwitchButton,
  SwitchField,
  Text,
} from 'react-aria-components'
import { Icon, type IconName } from './icon.tsx'

type ToggleProps = {
  label: string
  help?: ReactNode
  value: boolean
  onChange: (value: boolean) => void
  onBlur?: () => void
  name?: string
  isDisabled?: boolean
  /** Where the label beside it says only on or off. */
  ariaLabel?: string
}

/** On or off, for what takes effect as a setting. */
export function Switch({ label, ariaLabel, help, value, ...rest }: ToggleProps) {
  return (
    <SwitchField {...rest} isSelected={value} className="toggle">
      <SwitchButton className="toggle-line" {...(ariaLabel && { 'aria-label': ariaLabel })}>
        {({ isSelected }) => (
          <>
            <span className={isSelected ? 'sw on' : 'sw'} />
            <span>{label}</span>
          </>
        )}
      </SwitchButton>
      {help !== undefined && (
        <Text slot="description" className="help indent">
          {help}
        </Text>
      )}
    </SwitchField>
  )
}

/** Yes or no, as an answer in a form. */
export function Checkbox({ label, help, value, ...rest }: Omit<ToggleProps, 'ariaLabel'>) {
  return (
    <CheckboxField {...rest} isSelected={value} className="toggle">
      <CheckboxButton className="toggle-line">
        {({ isSelected }) => (
          <>
            <span className={isSelected ? 'cb on' : 'cb'}>{isSelected && <Icon name="check" small />}</span>
            <span>{label}</span>
          </>
        )}
      </CheckboxButton>
      {help !== undefined && (
        <Text slot="description" className="help indent">
          {help}
        </Text>
      )}
    </CheckboxField>
  )
}

type RadioCard<T extends string> = {
  id: T
  icon?: IconName
  title: string
  detail: string
  /** At the right: how long it takes. */
  note?: string
  /** Shown inside the card while it is chosen. */
  more?: ReactNode
}

type RadioCardsProps<T extends string> = {
  label: string
  value: T | null
  onChange: (value: T) => void
  cards: readonly RadioCard<T>[]
  isDisabled?: boolean
}

// The radio group moves its choice on arrow keys from anywhere inside it; a field in a card needs them for its caret.
function keepArrowKeys(event: { key: string; stopPropagation: () => void }) {
  if (event.key.startsWith('Arrow')) event.stopPropagation()
}

/** A choice that needs a sentence each. */
export function RadioCards<T extends string>({ label, value, onChange, cards, isDisabled }: RadioCardsProps<T>) {
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onChange={(id) => {
        const card = cards.find((each) => each.id === id)
        if (card) onChange(card.id)
      }}
      isDisabled={isDisabled ?? false}
      className="opts"
    >
      {cards.map((card) => (
        <RadioField key={card.id} value={card.id} className={value === card.id ? 'opt on' : 'opt'}>
          <RadioButton className="opt-head">
            <span className="rad" />
            {card.icon && (
              <span className="oi">
                <Icon name={card.icon} />
              </span>
            )}
            <span className="grow">
              <span className="opt-title">{card.title}</span>
              <span className="opt-detail">{card.detail}</span>
            </span>
            {card.note && <span className="t3 small opt-note">{card.note}</span>}
          </RadioButton>
          {value === card.id && card.more !== undefined && (
            <div className="opt-more" onKeyDown={keepArrowKeys}>
              {card.more}
            </div>
          )}
        </RadioField>
      ))}
    </RadioGroup>
  )
}
