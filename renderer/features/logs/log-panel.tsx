import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'

type LogPanelProps = { title: string; lead: ReactNode; onClose: () => void; children: ReactNode }

/** One row beside the list. */
export function LogPanel({ title, lead, onClose, children }: LogPanelProps) {
  const { t } = useTranslation('logs')
  return (
    <aside className="side log-panel" aria-label={title}>
      <header>
        <div className="row">
          <h2 className="cut">{title}</h2>
          <Button
            size="sm"
            variant="ghost"
            icon="close"
            label={t('closePanel')}
            className="log-close"
            onPress={onClose}
          />
        </div>
        <p className="t2 small">{lead}</p>
      </header>
      <div className="log-panel-body">{children}</div>
    </aside>
  )
}

export function LogFacts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="log-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="breakable">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
