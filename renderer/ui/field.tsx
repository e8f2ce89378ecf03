import { type HTMLInputTypeAttribute, type ReactNode, type Ref, useState } from 'react'
import {
  TextField as AriaTextField,
  Button,
  FieldError,
  Group,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Text,
  TextArea,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Icon, type IconName } from './icon.tsx'

/** What every field has. `error` says how to mend it; it replaces the help. */
export type FieldProps = {
  label: string
  help?: ReactNode
  error?: string | undefined
  isDisabled?: boolean
  isRequired?: boolean
  autoFocus?: boolean
  /** Beside the label, lighter: what a person may want to know before typing. */
  labelNote?: string
}

export function FieldLabel({ label, note }: { label: string; note?: string | undefined }) {
  return (
    <Label className="field-label">
      {label}
      {note && <span className="note"> {note}</span>}
    </Label>
  )
}

export function FieldHelp({ help, error }: { help?: ReactNode; error?: string | undefined }) {
  if (error) {
    return (
      <FieldError className="help bad">
        <Icon name="bad" small />
        <span>{error}</span>
      </FieldError>
    )
  }
  if (help === undefined) return null
  return (
    <Text slot="description" className="help">
      {help}
    </Text>
  )
}

export type TextFieldProps = FieldProps & {
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  onFocus?: () => void
  name?: string
  inputRef?: Ref<HTMLInputElement & HTMLTextAreaElement>
  type?: HTMLInputTypeAttribute
  icon?: IconName
  unit?: string
  placeholder?: string
  autoComplete?: string
  mono?: boolean
  size?: 'md' | 'lg'
  /** More than one line. */
  rows?: number
  isReadOnly?: boolean
  /** At the right inside the field: a small button. */
  end?: ReactNode
}

export function TextField(props: TextFieldProps) {
  const {
    label,
    labelNote,
    help,
    error,
    inputRef,
    icon,
    unit,
    placeholder = '',
    mono,
    size,
    rows,
    end,
    ...rest
  } = props
  const inputClass = mono ? 'mono' : ''
  return (
    <AriaTextField {...rest} isInvalid={error !== undefined} validationBehavior="aria" className="field">
      <FieldLabel label={label} note={labelNote} />
      <Group className={['inp', size === 'lg' ? 'lg' : '', rows ? 'area' : ''].join(' ')}>
        {icon && (
          <span className="t3">
            <Icon name={icon} small />
          </span>
        )}
        {rows ? (
          <TextArea ref={inputRef} rows={rows} placeholder={placeholder} spellCheck={false} className={inputClass} />
        ) : (
          <Input ref={inputRef} placeholder={placeholder} spellCheck={false} className={inputClass} />
        )}
        {unit && <span className="u">{unit}</span>}
        {end}
      </Group>
      <FieldHelp help={help} error={error} />
    </AriaTextField>
  )
}

/** A password that can be looked at while it is typed. */
export function PasswordField(props: Omit<TextFieldProps, 'type' | 'end'>) {
  const [shown, setShown] = useState(false)
  const { t } = useTranslation('common')
  return (
    <TextField
      {...props}
      type={shown ? 'text' : 'password'}
      end={
        <Button
          className="in-field"
          onPress={() => {
            setShown(!shown)
          }}
        >
          {shown ? t('field.hide') : t('field.show')}
        </Button>
      }
    />
  )
}

type Option<T extends string> = { id: T; label: string; detail?: string }

type SelectFieldProps<T extends string> = FieldProps & {
  value: T
  onChange: (value: T) => void
  onBlur?: () => void
  name?: string
  options: readonly Option<T>[]
}

export function SelectField<T extends string>(props: SelectFieldProps<T>) {
  const { label, labelNote, help, error, value, onChange, options, ...rest } = props
  return (
    <Select
      {...rest}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key)
        if (chosen) onChange(chosen.id)
      }}
      isInvalid={error !== undefined}
      className="field"
    >
      <FieldLabel label={label} note={labelNote} />
      <Button className="inp select">
        <SelectValue className="cut">{({ selectedText }) => selectedText}</SelectValue>
        <Icon name="down" small />
      </Button>
      <FieldHelp help={help} error={error} />
      <Popover className="pop">
        <ListBox className="list-box" items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className="pi">
              <span>{option.label}</span>
              {option.detail && <span className="t3 small">{option.detail}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}
