import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/icon.tsx'
import { useNow } from '../../ui/use-now.ts'
import type { ChamberView } from './chamber-state.ts'
import { Age } from './condition-words.tsx'
import { formatSince } from './moments.ts'
import { relayIcon, relayRows } from './relays.ts'

const mostShown = 3

/** Which relays are on, and how old all of this is. */
export function CardFoot({ view }: { view: ChamberView }) {
  const { t } = useTranslation('chambers')
  const now = useNow(60_000)
  const { live, liveness } = view
  const heardAt = live?.heardAt ?? null
  const isGone = liveness === 'offline'
  return (
    <div className="chambers-card-foot">
      {isGone && heardAt ? (
        <span className="t3 cut">{t('relay.unknownSince', { time: formatSince(heardAt, now) })}</span>
      ) : (
        <RelaysOn view={view} />
      )}
      <span className={liveness === 'stale' || liveness === 'silent' ? 'chambers-age stale' : 'chambers-age'}>
        <Icon name="clock" small />
        {heardAt === null && t('age.never')}
        {heardAt !== null && (isGone ? t('age.heard', { time: formatSince(heardAt, now) }) : <Age at={heardAt} />)}
      </span>
    </div>
  )
}

function RelaysOn({ view: { live } }: { view: ChamberView }) {
  const { t } = useTranslation('chambers')
  const heard = relayRows(live).filter(({ on }) => on !== null)
  const on = heard.filter((row) => row.on)
  if (heard.length === 0) return <span className="t3 cut">{t('relay.unknown')}</span>
  if (on.length === 0) return <span className="t3 cut">{t('relay.noneOn')}</span>
  return (
    <>
      <span className="t3">{t('relay.on')}</span>
      {on.slice(0, mostShown).map(({ relay }) => (
        <span key={relay} className="chambers-relays" title={t(`relay.name.${relay}`)}>
          <Icon name={relayIcon[relay]} small />
          {t(`relay.short.${relay}`)}
        </span>
      ))}
      {on.length > mostShown && <span className="t3">{t('relay.more', { count: on.length - mostShown })}</span>}
    </>
  )
}
