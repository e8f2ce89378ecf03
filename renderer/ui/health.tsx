import { useTranslation } from 'react-i18next'
import { hasWords, words } from '../i18n.ts'
import { formatNumber } from './format.ts'
import { State, type StateName } from './pill.tsx'

type PartName = 'database' | 'broker' | 'usb' | 'alerts'
type HealthPart = {
  level: 'ok' | 'watch' | 'bad' | 'none'
  code: string
  data: Record<string, string | number | null>
}

export const healthState = ({ level }: HealthPart): StateName => level

function sentence(part: PartName, { code, data }: HealthPart, kind: 'word' | 'why' | 'cure'): string {
  const key = `common:health.${part}.${code}.${kind}`
  const facts = { ...data, code, count: data.ports ?? data.dead ?? 0 }
  if (hasWords(key) || hasWords(`${key}_other`)) return words(key, facts)
  return kind === 'cure' ? '' : words('common:health.other', facts)
}

type HealthProps = { part: PartName; health: HealthPart }

/** The word in a pill; the readings that wait are named while there are any. */
export function HealthWord({ part, health }: HealthProps) {
  const { t } = useTranslation('common')
  const waiting = Number(health.data.waiting ?? 0)
  const word = sentence(part, health, 'word')
  if (waiting === 0) return word
  return `${word}, ${t('health.waiting', { count: waiting, n: formatNumber(waiting) })}`
}

/** A connection's own reason says more than its state. */
function reasonOf(part: PartName, { level, data }: HealthPart): { why: string; cure: string } | null {
  const key = `liveTest:broker.${String(data.reason ?? '')}`
  if (part !== 'broker' || level === 'ok' || !data.reason || !hasWords(key)) return null
  return { why: words(key, data), cure: hasWords(`${key}_cure`) ? words(`${key}_cure`, data) : '' }
}

/** Cause and cure, for the page a pill leads to. */
export function HealthLine({ part, health }: HealthProps) {
  useTranslation('common')
  const { why, cure } = reasonOf(part, health) ?? {
    why: sentence(part, health, 'why'),
    cure: sentence(part, health, 'cure'),
  }
  return (
    <p className="health-line">
      <State state={healthState(health)}>
        <span className="b">{sentence(part, health, 'word')}</span>
      </State>
      <span className="t2">
        {why} {cure}
      </span>
    </p>
  )
}
