import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiDoorView } from '../../../electron/contract/keys.ts'
import { api } from '../../host/api.ts'
import { hasWords, words } from '../../i18n.ts'
import { useMay } from '../../person/may.ts'
import { Button } from '../../ui/button.tsx'
import { formatDate } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { State } from '../../ui/pill.tsx'
import { Loading, Problem } from '../../ui/query-states.tsx'
import { DoorDialog } from './door-dialog.tsx'

function problemWords(problem: string): string {
  return words(hasWords(`keys:door.problem.${problem}`) ? `keys:door.problem.${problem}` : 'keys:door.problem.OTHER', {
    problem,
  })
}

function DoorFacts({ view }: { view: ApiDoorView }) {
  const { t } = useTranslation('keys')
  if (view.problem !== null) return <State state="bad">{problemWords(view.problem)}</State>
  if (view.url === null) return <State state="none">{t('door.shut')}</State>
  return (
    <>
      <State state={view.open ? 'info' : 'ok'}>{t(view.open ? 'door.network' : 'door.here')}</State>
      <span className="mono cut" title={view.url}>
        {view.url}
      </span>
      <a className="row" href={`${view.url}/docs`} target="_blank" rel="noreferrer">
        {t('door.docs')}
        <Icon name="right" small />
      </a>
      {view.fingerprint && (
        <span className="t3 small cut" title={view.fingerprint}>
          {t('door.certificateUntil', {
            date: view.certificateUntil ? formatDate(view.certificateUntil) : '',
            fingerprint: view.fingerprint.slice(0, 17),
          })}
        </span>
      )}
    </>
  )
}

/** The door that programs come in by: where it is, and the way to open or shut it. */
export function DoorStrip() {
  const { t } = useTranslation('keys')
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  const door = useQuery(api.keys.door.queryOptions({ enabled: may('system:read'), refetchOnWindowFocus: false }))
  if (!may('system:read')) return null
  return (
    <section className="keys-door" aria-label={t('door.title')}>
      <h2>{t('door.title')}</h2>
      {door.isPending && <Loading label={t('door.title')} rows={1} />}
      {door.isError && <Problem title={t('door.failed')} error={door.error} onRetry={() => void door.refetch()} />}
      {door.data && (
        <>
          <DoorFacts view={door.data} />
          <span className="grow" />
          {may('system:credentials') && (
            <Button
              size="sm"
              icon="settings"
              onPress={() => {
                setOpen(true)
              }}
            >
              {t('door.setUp')}
            </Button>
          )}
          {isOpen && (
            <DoorDialog
              view={door.data}
              onClose={() => {
                setOpen(false)
              }}
            />
          )}
        </>
      )}
    </section>
  )
}
