import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type CallProblem, problemOf } from '../host/api.ts'
import { Icon } from './icon.tsx'
import { problemWords } from './problem-words.ts'
import { type RefusalWords, refusalText } from './refusal-words.ts'
import { ShutLine } from './shut-line.tsx'

type RefusalProps = {
  error: unknown
  /** The feature's sentences; what it has none for is said in the general ones. */
  words?: RefusalWords | undefined
  /** Sentences of this place alone, by code. */
  said?: Partial<Record<string, string>>
  /** What it is about, where the screen has several. */
  about?: string | undefined
  /** What belongs to the sentence: what the others did, or a way to them. */
  children?: ReactNode
}

function General({ problem }: { problem: CallProblem }) {
  const { what, cure, mark } = problemWords(problem)
  return (
    <>
      <span className="b">{what}</span> {cure} {mark && <span className="mono">{mark}</span>}
    </>
  )
}

/** Why something was refused or failed, and what to do, in one line: for inside a form or a dialog. */
export function Refusal({ error, words, said = {}, about, children }: RefusalProps) {
  useTranslation()
  if (error === null || error === undefined) return null
  const problem = problemOf(error)
  const { code, data } = problem
  // The person gave up a question themselves: they know.
  if (code === 'ABORTED') return null
  if (code === 'SIGN_IN_SHUT' && data.until instanceof Date) return <ShutLine until={data.until} />
  const own = said[code] ?? (words ? refusalText(problem, words) : null)
  const state = words?.mild?.includes(code) ? 'watch' : 'bad'
  return (
    <div role="alert" className={`problem-line ${state}`}>
      <Icon name={state} small />
      <div>
        {about !== undefined && <b>{about}: </b>}
        {own ?? <General problem={problem} />}
        {children}
      </div>
    </div>
  )
}
