import { hasWords, words } from '../../i18n.ts'
import { rightName } from '../../ui/right-words.ts'

const roleWord = (code: string): string => (hasWords(`people:role.${code}`) ? words(`people:role.${code}`) : code)

/** How a value is said, by the last part of its field's name: these hold codes of roles and of rights. */
const wordOf: Readonly<Record<string, (code: string) => string>> = {
  role: roleWord,
  roles: roleWord,
  permission: rightName,
  permissions: rightName,
  made: rightName,
  added: rightName,
  removed: rightName,
  scopes: rightName,
}

type Said = { word: string; code: string }

/** The codes of a field in words, a role that the farm made itself by its own name; null: it holds no codes. */
export function saidCodes(field: string, value: unknown): Said[] | null {
  const word = wordOf[field.slice(field.lastIndexOf('.') + 1)]
  const codes: unknown[] = Array.isArray(value) ? value : [value]
  if (!word || codes.length === 0 || !codes.every((code) => typeof code === 'string' && code !== '')) return null
  return (codes as string[]).map((code) => ({ word: word(code), code }))
}
