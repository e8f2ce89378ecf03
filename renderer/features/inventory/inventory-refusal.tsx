import { useTranslation } from 'react-i18next'
import { problemOf } from '../../host/api.ts'
import { hasWords, words } from '../../i18n.ts'
import { formatChange } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { ProblemLine } from '../../ui/query-states.tsx'

/** The sentence alone, for where no line is drawn. */
export const problemText = (error: unknown): string | null => sentenceOf(error)

function sentenceOf(error: unknown): string | null {
  const { code, data } = problemOf(error)
  const special =
    code === 'TAKEN'
      ? `TAKEN_${String(data.field)}`
      : code === 'CHANGED' && typeof data.by !== 'string'
        ? 'CHANGED_somebody'
        : code
  const key = [special, code].map((each) => `inventory:refusal.${each}`).find(hasWords)
  if (key === undefined) return null
  const names = Array.isArray(data.names) ? { names: data.names.map(String).join(', ') } : {}
  const change = typeof data.quantity === 'number' ? { quantity: formatChange(data.quantity) } : {}
  return words(key, { name: data.by, ...data, ...names, ...change })
}

/** Why a change of a product, of stock or of a category was refused, and what to do. */
export function InventoryRefusal({ error }: { error: unknown }) {
  useTranslation('inventory')
  if (error === null || error === undefined || problemOf(error).code === 'ABORTED') return null
  const sentence = sentenceOf(error)
  if (sentence === null) return <ProblemLine error={error} />
  return (
    <p role="alert" className="problem-line bad">
      <Icon name="bad" small />
      <span>{sentence}</span>
    </p>
  )
}
