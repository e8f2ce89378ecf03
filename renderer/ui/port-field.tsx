import { NumberField, type NumberFieldProps } from './field.tsx'

type PortFieldProps = Omit<NumberFieldProps, 'onChange'> & { onChange: (port: number) => void }

/** A port of a computer: a name rather than an amount. */
export function PortField({ onChange, ...field }: PortFieldProps) {
  return (
    <NumberField
      grouping={false}
      {...field}
      onChange={(port) => {
        // An emptied field is refused by the schema, with the sentence about ports.
        onChange(port ?? 0)
      }}
    />
  )
}
