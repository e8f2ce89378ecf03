import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../host/api.ts'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import { problemWords } from './problem-words.ts'

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

type ProblemProps = {
  error: unknown
  /** What could not be done, in the screen's words; else the general sentence. */
  title?: string
  onRetry?: () => void
}

export function Problem({ error, title, onRetry }: ProblemProps) {
  const { t } = useTranslation('common')
  const { what, cure, mark } = problemWords(problemOf(error))
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
