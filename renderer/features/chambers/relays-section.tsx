import { useTranslation } from 'react-i18next'
import { relayRoom } from '../../../electron/contract/chambers/relays.ts'
import { formatDuration } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Section } from '../../ui/section.tsx'
import { useNow } from '../../ui/use-now.ts'
import type { ChamberView } from './chamber-state.ts'
import { formatSince } from './moments.ts'
import { type RelayRow, relayIcon, relayRows } from './relays.ts'

/** The seven relays as the chamber last said; read only. */
export function RelaysSection({ view }: { view: ChamberView }) {
  const { t } = useTranslation('chambers')
  const rows = relayRows(view.live)
  const isCurrent = view.liveness === 'live' || view.liveness === 'stale'
  return (
    <Section title={t('relays.title')} count={rows.length}>
      {rows.map((row) => (
        <div key={row.relay} className="li">
          <Icon name={relayIcon[row.relay]} />
          <span className="cut grow">
            <span className="b">{t(`relay.name.${row.relay}`)}</span>{' '}
            <span className="t3">{t(`roomIn.${relayRoom[row.relay]}`)}</span>
          </span>
          <RelayState row={row} isCurrent={isCurrent} />
        </div>
      ))}
    </Section>
  )
}

function RelayState({ row: { on, at }, isCurrent }: { row: RelayRow; isCurrent: boolean }) {
  const { t } = useTranslation('chambers')
  const now = useNow(10_000)
  if (on === null || at === null) return <span className="t3 small">{t('relays.unknown')}</span>
  const state = t(on ? 'relays.on' : 'relays.off')
  if (!isCurrent) {
    return <span className="t3 small">{t('relays.was', { state, time: formatSince(at, now) })}</span>
  }
  // A chamber that repeats its states says with each of them only that it still is so.
  const ms = now - at.getTime()
  const span = ms < 60_000 ? null : formatDuration(ms)
  return (
    <>
      <span className="t3 small">{span === null ? state : t(on ? 'relays.onSince' : 'relays.offSince', { span })}</span>
      <span className={on ? 'chamber-relay on' : 'chamber-relay'} aria-hidden />
    </>
  )
}
