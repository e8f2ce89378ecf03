import { saidCodes } from './code-words.ts'
import { valueText } from './log-words.ts'

/** A value in a panel: a role or a right by its name, with the code beside it for whoever compares. */
export function LogValue({ field, value }: { field: string; value: unknown }) {
  const said = saidCodes(field, value)
  if (!said || said.every(({ word, code }) => word === code)) return valueText(value)
  return (
    <span>
      {said.map(({ word, code }) => (
        <span key={code} className="logs-said">
          {word}
          {word !== code && <span className="mono t3"> {code}</span>}
        </span>
      ))}
    </span>
  )
}
