import { useState } from 'react'
import { Button } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Liveness, Sensor } from '../../../electron/contract/chambers/chambers.ts'
import { IfMay } from '../../person/if-may.tsx'
import { formatDuration, formatNumber } from '../../ui/format.ts'
import { State, type StateName } from '../../ui/pill.tsx'
import { Section } from '../../ui/section.tsx'
import { useNow } from '../../ui/use-now.ts'
import { AlertRows } from './alert-rows.tsx'
import { CalibrationDialog } from './calibration-dialog.tsx'
import type { ChamberView } from './chamber-state.ts'
import { GapRows } from './gap-rows.tsx'
import { type LiveReading, usualPeriodMs } from './live-readings.ts'
import { formatDayOf } from './moments.ts'

const livenessMark: Record<Liveness, StateName> = {
  live: 'ok',
  stale: 'stale',
  silent: 'bad',
  offline: 'bad',
  waiting: 'none',
}

/** More than one refused frame in a hundred is worth a look; half a line after plugging in is normal. */
const isMuchRefused = (rejects: number, frames: number) => rejects > 2 && rejects * 100 > frames

function sensorsMark({ live, liveness }: ChamberView): StateName {
  if (!live || liveness === 'offline' || liveness === 'waiting') return 'none'
  if (live.deadRooms.length > 0) return 'bad'
  return live.frozenRooms.length > 0 ? 'watch' : 'ok'
}

type HealthSectionProps = {
  view: ChamberView
  live: readonly LiveReading[]
  onFrames: (startWith: 'all' | 'rejected') => void
}

export function HealthSection({ view, live: readings, onFrames }: HealthSectionProps) {
  const { t } = useTranslation('chambers')
  const { chamber, live, liveness } = view
  const [isCalibrating, setCalibrating] = useState(false)
  const now = useNow(3_600_000)
  const period = usualPeriodMs(readings)
  const word = t(`health.liveness.${liveness}`)
  const { frames, rejects, lost } = live ?? { frames: 0, rejects: 0, lost: 0 }
  return (
    <Section
      title={t('health.title')}
      end={
        <IfMay right="sensors:calibrate">
          <Button
            className="chamber-link"
            onPress={() => {
              setCalibrating(true)
            }}
          >
            {t('health.calibration')}
          </Button>
        </IfMay>
      }
    >
      <dl className="kv">
        <dt>
          <State state={livenessMark[liveness]}>{t(`health.source.${live?.source ?? 'none'}`)}</State>
        </dt>
        <dd>
          {!live?.heardAt && t('health.never')}
          {live?.heardAt &&
            (liveness === 'live' && period !== null
              ? t('health.rate', { liveness: word, span: formatDuration(Math.max(period, 1000)) })
              : word)}
        </dd>
        <dt>
          <State state={sensorsMark(view)}>{t('health.sensors')}</State>
        </dt>
        <dd>{lastCalibration(chamber.sensors, now, t)}</dd>
        <dt>
          <State state={isMuchRefused(rejects, frames) ? 'watch' : 'ok'}>{t('health.rejects')}</State>
        </dt>
        <dd>
          {rejects === 0 ? (
            t('health.rejectsNone')
          ) : (
            <Button
              className="chamber-link"
              onPress={() => {
                onFrames('rejected')
              }}
            >
              {t('health.rejectsCount', { count: rejects, frames: formatNumber(frames) })}
            </Button>
          )}
        </dd>
        {lost > 0 && (
          <>
            <dt>
              <State state="watch">{t('health.lost')}</State>
            </dt>
            <dd>
              <Button
                className="chamber-link"
                onPress={() => {
                  onFrames('rejected')
                }}
              >
                {t('health.lostCount', { count: lost })}
              </Button>
            </dd>
          </>
        )}
        <GapRows chamberId={chamber.id} now={now} />
        {chamber.firmware !== null && <Fact word={t('health.firmware')} value={chamber.firmware} />}
        {chamber.location !== null && <Fact word={t('health.location')} value={chamber.location} />}
      </dl>
      {live && live.deviceAlerts.length > 0 && <AlertRows alerts={live.deviceAlerts} />}
      {isCalibrating && (
        <CalibrationDialog
          view={view}
          onClose={() => {
            setCalibrating(false)
          }}
        />
      )}
    </Section>
  )
}

function Fact({ word, value }: { word: string; value: string }) {
  return (
    <>
      <dt className="chamber-plain">{word}</dt>
      <dd className="cut">{value}</dd>
    </>
  )
}

function lastCalibration(
  sensors: readonly Sensor[],
  now: number,
  t: ReturnType<typeof useTranslation<'chambers'>>['t'],
): string {
  const times = sensors.flatMap(({ calibration }) =>
    calibration.lastCalibrated === null ? [] : [Date.parse(calibration.lastCalibrated)],
  )
  const latest = Math.max(...times)
  return Number.isFinite(latest)
    ? t('health.calibrated', { date: formatDayOf(latest, now) })
    : t('health.neverCalibrated')
}
