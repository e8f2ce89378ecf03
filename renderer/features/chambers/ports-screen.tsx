import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PortRow as Port } from '../../../electron/contract/chambers/ports.ts'
import { client } from '../../host/api.ts'
import { useStream } from '../../host/stream.ts'
import { IfMay } from '../../person/if-may.tsx'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { Empty, Loading, Problem } from '../../ui/query-states.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { Section } from '../../ui/section.tsx'
import { AddPathDialog } from './add-path-dialog.tsx'
import { chamberRefusals } from './chamber-refusals.ts'
import { ConnectDialog } from './connect-dialog.tsx'
import { FoundSection } from './found-section.tsx'
import { PortRow, portName } from './port-row.tsx'
import { orderPorts } from './port-state.ts'
import { useFoundDevices } from './use-chambers.ts'
import { usePortActions } from './use-port-actions.ts'
import './chambers.css'
import './bench.css'

const noPorts: Port[] = []

/** What did I just plug in? */
export function PortsScreen() {
  const { t } = useTranslation('chambers')
  const devices = useFoundDevices()
  const [isAdding, setAdding] = useState(false)
  const ports = useStream({
    key: ['ports.watch'],
    open: (signal) => client.ports.watch(undefined, { signal }),
    start: noPorts,
    fold: (_, rows: Port[]) => rows,
  })
  const isLoaded = ports.status !== 'waiting' && ports.status !== 'failed'
  return (
    <>
      <div className="head">
        <nav className="chambers-crumb t3" aria-label={t('title')}>
          <Link to="/chambers">{t('title')}</Link>
          <span aria-hidden>/</span>
        </nav>
        <h1>{t('ports.title')}</h1>
        <div className="acts">
          <IfMay right="devices:control">
            <Button
              icon="add"
              onPress={() => {
                setAdding(true)
              }}
            >
              {t('ports.addPath')}
            </Button>
          </IfMay>
        </div>
      </div>
      <div className="chambers-scroll">
        <FoundSection devices={devices.filter(({ source }) => source === 'usb')} />
        <div className="bench-ports">
          <Section title={t('ports.list')} {...(isLoaded ? { count: ports.state.length } : {})}>
            {ports.status === 'waiting' && <Loading label={t('ports.loading')} rows={3} />}
            {ports.status === 'failed' && <Problem error={ports.error} title={t('ports.failed')} />}
            {isLoaded && ports.state.length === 0 && (
              <Empty icon="usb" title={t('ports.empty')}>
                {t('ports.emptyText')}
              </Empty>
            )}
            <PortList ports={ports.state} />
          </Section>
          <Section title={t('ports.steps.title')}>
            <ol className="bench-steps">
              <li>{t('ports.steps.cable')}</li>
              <li>{t('ports.steps.connect')}</li>
              <li>{t('ports.steps.register')}</li>
            </ol>
          </Section>
        </div>
      </div>
      {isAdding && (
        <AddPathDialog
          onClose={() => {
            setAdding(false)
          }}
        />
      )}
    </>
  )
}

function PortList({ ports }: { ports: readonly Port[] }) {
  const { t } = useTranslation('chambers')
  const actions = usePortActions()
  const { asked, releasing, forget } = actions
  return (
    <>
      <ul>
        {orderPorts(ports).map((port) => (
          <PortRow
            key={port.boardId}
            port={port}
            busy={actions.busyWith === port.boardId}
            onConnect={actions.connect}
            onRelease={actions.askRelease}
            onRemove={actions.remove}
          />
        ))}
      </ul>
      {!asked && <Refusal words={chamberRefusals} error={actions.error} />}
      {asked && (
        <ConnectDialog
          port={asked}
          busy={actions.busyWith === asked.boardId}
          error={actions.error}
          onConfirm={actions.confirmReset}
          onClose={forget}
        />
      )}
      {releasing && (
        <ConfirmDialog
          title={t('ports.forget.title', { port: portName(releasing) })}
          isOpen
          danger={false}
          onClose={forget}
          onConfirm={actions.confirmRelease}
          confirmLabel={t('ports.forget.confirm')}
        >
          {t('ports.forget.text', { name: releasing.chamber?.name ?? portName(releasing) })}
        </ConfirmDialog>
      )}
    </>
  )
}
