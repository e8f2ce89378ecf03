import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { SideBody, SideHead } from '../../ui/side-panel.tsx'

type LogPanelProps = { title: string; lead: ReactNode; onClose: () => void; children: ReactNode }

/** One row beside the list. */
export function LogPanel({ title, lead, onClose, children }: LogPanelProps) {
  const { t } = useTranslation('logs')
  return (
    <aside className="side" aria-label={title}>
      <SideHead title={title} onClose={onClose} closeLabel={t('closePanel')}>
        <p className="t2 small">{lead}</p>
      </SideHead>
      <SideBody label={title}>{children}</SideBody>
    </aside>
  )
}

export function LogFacts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="logs-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="breakable">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
