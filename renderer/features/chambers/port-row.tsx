import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { PortRow as Port } from '../../../electron/contract/chambers/ports.ts'
import { hasWords, words } from '../../i18n.ts'
import { IfMay } from '../../person/if-may.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { State } from '../../ui/pill.tsx'
import { portView } from './port-state.ts'

type PortRowProps = {
  port: Port
  busy: boolean
  onConnect: (port: Port) => void
  onRelease: (port: Port) => void
  onRemove: (port: Port) => void
}

/** What a person calls the port: its path, or its board when it is unplugged. */
export const portName = ({ path, label, boardId }: Port) => path || label || boardId

/** One port: what it is, how it is, whom it feeds, and what to do when it is not well. */
export function PortRow({ port, busy, onConnect, onRelease, onRemove }: PortRowProps) {
  const { t } = useTranslation('chambers')
  const view = portView(port)
  const name = portName(port)
  return (
    <li className="bench-port">
      <Icon name="usb" />
      <div className="bench-what">
        {port.path !== '' && <span className="mono b">{port.path}</span>}
        <span className={port.path === '' ? 'b' : 't2'}>{port.path === '' ? t('ports.unplugged') : port.label}</span>
        {port.path === '' && <span className="mono t3">{port.boardId}</span>}
        {view.dialect && <span className="t3 small">{t(`ports.dialect.${view.dialect}`)}</span>}
        {port.likely && !port.attached && <span className="t3 small">{t('ports.likely')}</span>}
        {port.manual && <span className="t3 small">{t('ports.manual')}</span>}
        {port.chamber && (
          <Link to="/chambers/$chamberId" params={{ chamberId: port.chamber.id }} className="link small">
            {t('ports.feeds', { name: port.chamber.name })}
          </Link>
        )}
      </div>
      <State state={view.mark}>{stateWords(view.code)}</State>
      <div className="acts">
        <IfMay right="devices:control">
          {' '}
          {port.manual && !port.attached && (
            <Button
              size="sm"
              variant="ghost"
              icon="trash"
              label={t('ports.removeLabel', { port: name })}
              onPress={() => {
                onRemove(port)
              }}
            />
          )}
          {port.attached ? (
            <Button
              size="sm"
              busy={busy}
              label={t('ports.releaseLabel', { port: name })}
              onPress={() => {
                onRelease(port)
              }}
            >
              {t('ports.release')}
            </Button>
          ) : (
            <Button
              size="sm"
              busy={busy}
              label={t('ports.connectLabel', { port: name })}
              onPress={() => {
                onConnect(port)
              }}
            >
              {t('ports.connect')}
            </Button>
          )}
        </IfMay>
      </div>
      {view.cures.length > 0 && <p className="bench-cure">{cureWords(view.cures, port.state.data)}</p>}
    </li>
  )
}

function stateWords(code: string): string {
  const key = `chambers:ports.state.${code}`
  return hasWords(key) ? words(key) : words('chambers:ports.state.OTHER', { code })
}

/** What to do about it. For a code that we do not know the system's own words are better than none. */
function cureWords(codes: readonly string[], data: Port['state']['data']): string {
  const cure = codes.map((code) => `chambers:ports.cure.${code}`).find((key) => hasWords(key))
  return words(cure ?? 'chambers:ports.cure.OTHER', { code: codes[0], ...data })
}
