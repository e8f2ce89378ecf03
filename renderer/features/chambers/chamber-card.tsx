import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Room } from '../../../electron/contract/chambers/chambers.ts'
import { Icon } from '../../ui/icon.tsx'
import { State } from '../../ui/pill.tsx'
import { CardFoot } from './card-foot.tsx'
import type { ChamberView } from './chamber-state.ts'
import { conditionIcon, SinceWords, useConditionSentence } from './condition-words.tsx'
import { quantities, rooms } from './quantity.ts'
import { ReadingCell } from './reading-cell.tsx'
import type { Trace } from './trace.ts'

type ChamberCardProps = {
  view: ChamberView
  traces: ReadonlyMap<string, Trace>
  /** Right edge of the sparks, epoch ms. */
  to: number
}

/** A chamber at a glance: the worst thing in words, both rooms against their bands, relays, age. */
export const ChamberCard = memo(function ChamberCard({ view, traces, to }: ChamberCardProps) {
  const { t } = useTranslation('chambers')
  const { chamber, live, condition, liveness } = view
  const { mark, kind } = condition
  const sentence = useConditionSentence(view)
  const isFlagged = mark === 'bad' || mark === 'watch' || mark === 'stale'
  const isGone = liveness === 'offline'
  const classes = ['chambers-card', 'chambers-card-live', mark, isFlagged ? 'flag' : '', isGone ? 'gone' : '']
  return (
    <article className={classes.filter(Boolean).join(' ')}>
      <div className="chambers-card-head">
        <h2 className="bb cut">
          <Link to="/chambers/$chamberId" params={{ chamberId: chamber.id }} className="chambers-card-link">
            {chamber.name}
          </Link>
        </h2>
        <span className="mono t3 cut grow">{chamber.serialNumber}</span>
        {chamber.demo && (
          <span className="chambers-demo-mark" title={t('demoHelp')}>
            {t('demo')}
          </span>
        )}
        {live?.source && (
          <span className="st none small">
            <Icon name={live.source === 'usb' ? 'usb' : 'broker'} small />
            {t(`source.${live.source}`)}
          </span>
        )}
      </div>
      <div className={`chambers-strip ${mark}`}>
        <Icon name={conditionIcon[kind]} small />
        <span className="cut" title={sentence}>
          {sentence}
        </span>
        {kind !== 'stale' && <SinceWords condition={condition} />}
      </div>
      <div className="chambers-rooms">
        {rooms.map((room) => (
          <RoomColumn key={room} room={room} view={view} traces={traces} to={to} />
        ))}
      </div>
      <CardFoot view={view} />
    </article>
  )
})

function RoomColumn({ room, view, traces, to }: ChamberCardProps & { room: Room }) {
  const { t } = useTranslation('chambers')
  const { chamber, live, liveness, readings } = view
  const isHeard = liveness === 'live' || liveness === 'stale'
  const isFrozen = isHeard && live?.frozenRooms.includes(room)
  const isDead = isHeard && live?.deadRooms.includes(room)
  const own = quantities.flatMap((quantity) =>
    readings.filter(({ sensor }) => sensor.room === room && sensor.quantity === quantity),
  )
  return (
    <div
      role="group"
      className={`chambers-room ${isFrozen ? 'chambers-hatch' : ''} ${isDead ? 'dead' : ''}`}
      aria-label={t(`room.${room}`)}
    >
      <div className="chambers-room-name">
        <span>{t(`room.${room}`)}</span>
        {isFrozen && !isDead && (
          <span className="small">
            <State state="watch" icon="frozen">
              {t('reading.frozen')}
            </State>
          </span>
        )}
      </div>
      {own.map((reading) => (
        <ReadingCell
          key={reading.sensor.id}
          reading={reading}
          band={chamber.setPoints[room][reading.sensor.quantity]}
          trace={traces.get(reading.sensor.id)}
          to={to}
        />
      ))}
    </div>
  )
}
