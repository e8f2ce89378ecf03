import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { Icon, type IconName } from './icon.tsx'
import { KeyCap } from './key-cap.tsx'

type Variant = 'plain' | 'pri' | 'ghost' | 'danger' | 'danger-filled'

export type ButtonProps = {
  children?: ReactNode
  /** One `pri` per screen; `danger-filled` only inside the dialog that asks. */
  variant?: Variant
  size?: 'sm' | 'md' | 'lg'
  icon?: IconName
  /** The key that does the same; drawn on the button. */
  keyCap?: string
  type?: 'button' | 'submit'
  isDisabled?: boolean
  /** Draws the running mark, keeps the focus and takes no second press. */
  busy?: boolean
  onPress?: () => void
  /** Needed when the button is an icon alone. */
  label?: string
  autoFocus?: boolean
  wide?: boolean
  /** Reached by other keys than Tab. */
  excludeFromTabOrder?: boolean
  className?: string
}

const variantClass: Record<Variant, string> = {
  plain: '',
  pri: 'pri',
  ghost: 'ghost',
  danger: 'ghost danger',
  'danger-filled': 'danger-filled',
}

/** The class names of a button, for links that look like one. */
export function buttonClass({ variant = 'plain', size = 'md' }: Pick<ButtonProps, 'variant' | 'size'>): string {
  return ['btn', variantClass[variant], size === 'md' ? '' : size].filter(Boolean).join(' ')
}

export function Button(props: ButtonProps) {
  const {
    children,
    variant,
    size = 'md',
    icon,
    keyCap,
    busy = false,
    label,
    wide,
    className,
    type,
    onPress,
    ...rest
  } = props
  const classes = [buttonClass({ variant: variant ?? 'plain', size })]
  if (children === undefined) classes.push('sq')
  if (wide) classes.push('wide')
  if (className) classes.push(className)
  return (
    <AriaButton
      {...rest}
      {...(label ? { 'aria-label': label } : {})}
      {...(busy
        ? { type: 'button', 'aria-disabled': true }
        : { type: type ?? 'button', ...(onPress ? { onPress } : {}) })}
      className={classes.join(' ')}
    >
      {busy ? <span className="dots" aria-hidden="true" /> : icon && <Icon name={icon} small={size === 'sm'} />}
      {children}
      {keyCap && <KeyCap>{keyCap}</KeyCap>}
    </AriaButton>
  )
}
