import { TextField, type TextFieldProps } from './field.tsx'

type PemFieldProps = TextFieldProps & { holds: 'CERTIFICATE' | 'PRIVATE KEY' }

/** A certificate or a key as text, pasted from a file. */
export function PemField({ holds, ...field }: PemFieldProps) {
  return <TextField placeholder={`-----BEGIN ${holds}-----`} mono rows={3} {...field} />
}
