import type { Health } from '../../../electron/contract/setup/system.ts'
import { HealthLine } from '../../ui/health.tsx'

type PartHeadProps = { title: string; lead: string; of?: keyof Health; health?: Health | null }

/** What this part is about and, for what can be ill, its cause and cure. */
export function PartHead({ title, lead, of, health }: PartHeadProps) {
  return (
    <header className="part-head">
      <h2>{title}</h2>
      <p className="t2">{lead}</p>
      {of && health && <HealthLine part={of} health={health[of]} />}
    </header>
  )
}
