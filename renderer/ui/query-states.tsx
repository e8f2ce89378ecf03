import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../host/api.ts'
import { hasWords, words } from '../i18n.ts'
import { rightWords } from './right-words.ts'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'

const quietMs = 150

/** False for the first 150 ms, so that what is quick does not flicker. */
export function useLate(): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => {
      setLate(true)
    }, quietMs)
    return () => {
      clearTimeout(timer)
    }
  }, [])
  return late
}

/** Rows of the height they will have, so that nothing jumps when the answer comes. */
export function Loading({ label, rows = 6 }: { label: string; rows?: number }) {
  const late = useLate()
  return (
    <div role="status">
      <span className="sr-only">{label}</span>
      {late &&
        Array.from({ length: rows }, (_, row) => (
          <div key={row} className="li" aria-hidden="true">
            <span className="skel short" />
            <span className={row % 2 === 0 ? 'skel grow' : 'skel grow less'} />
            <span className="grow" />
            <span className="skel short" />
          </div>
        ))}
    </div>
  )
}

/** What went wrong as two sentences: what it is, and what to do. Unknown codes still say their name. */
function problemWords(error: unknown): { what: string; cure: string; mark: string | null } {
  const { code, data, id } = problemOf(error)
  // Some codes have reasons of different cures: NOT_YOURS_TO_GIVE of an owner's only, for one.
  const reason = `${code}_${String(data.why)}`
  const own = hasWords(`common:problem.${reason}.what`) ? reason : code
  const known = hasWords(`common:problem.${own}.what`) ? own : 'UNKNOWN'
  const facts = { ...data, ...rightWords(data) }
  const cure = facts.named && hasWords(`common:problem.${known}.cureBy`) ? 'cureBy' : 'cure'
  return {
    what: words(`common:problem.${known}.what`, facts),
    cure: words(`common:problem.${known}.${cure}`, facts),
    mark: id ?? (known === 'UNKNOWN' ? code : null),
  }
}

type ProblemProps = {
  error: unknown
  /** What could not be done, in the screen's words; else the general sentence. */
  title?: string
  onRetry?: () => void
}

export function Problem({ error, title, onRetry }: ProblemProps) {
  const { t } = useTranslation('common')
  const { what, cure, mark } = problemWords(error)
  return (
    <div role="alert" className="st4 bad">
      <Icon name="bad" />
      <div>
        <div className="b">{title ?? what}</div>
        <p className="t2">
          {title ? `${what} ` : ''}
          {cure} {mark && <span className="mono t3">{mark}</span>}
        </p>
      </div>
      {onRetry && <Button onPress={onRetry}>{t('action.retry')}</Button>}
    </div>
  )
}

/** The same in one line, for inside a form or a dialog. */
export function ProblemLine({ error }: { error: unknown }) {
  const { what, cure, mark } = problemWords(error)
  // The person gave up a question themselves: they know.
  if (problemOf(error).code === 'ABORTED') return null
  return (
    <p role="alert" className="problem-line bad">
      <Icon name="bad" small />
      <span>
        <span className="b">{what}</span> {cure} {mark && <span className="mono">{mark}</span>}
      </span>
    </p>
  )
}

type EmptyProps = {
  icon?: IconName
  title: string
  /** What this is for. */
  children: ReactNode
  /** The one action that fills it. */
  action?: ReactNode
}

export function Empty({ icon = 'none', title, children, action }: EmptyProps) {
  return (
    <div className="st4">
      <Icon name={icon} />
      <div>
        <div className="b">{title}</div>
        <p className="t2">{children}</p>
      </div>
      {action}
    </div>
  )
}
