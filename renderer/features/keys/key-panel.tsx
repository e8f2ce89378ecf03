import { useTranslation } from 'react-i18next'
import type { ApiKeyRow } from '../../../electron/contract/keys.ts'
import { useMay } from '../../person/may.ts'
import { Button } from '../../ui/button.tsx'
import { formatDateTime } from '../../ui/format.ts'
import { Section } from '../../ui/section.tsx'
import { SideBody, SideHead } from '../../ui/side-panel.tsx'
import { KeyState } from './key-state.tsx'
import { KeyUsagePart } from './key-usage.tsx'

type KeyPanelProps = {
  row: ApiKeyRow
  isMine: boolean
  onClose: () => void
  onRotate: () => void
  onRevoke: () => void
}

function Facts({ row }: { row: ApiKeyRow }) {
  const { t } = useTranslation('keys')
  return (
    <dl className="kv">
      <dt>{t('column.owner')}</dt>
      <dd>{row.owner.name}</dd>
      <dt>{t('fact.made')}</dt>
      <dd>{formatDateTime(row.createdAt)}</dd>
      <dt>{t('column.used')}</dt>
      <dd>{row.lastUsedAt ? formatDateTime(row.lastUsedAt) : t('never')}</dd>
      <dt>{t('column.expires')}</dt>
      <dd>{row.expiresAt ? formatDateTime(row.expiresAt) : t('noEnd')}</dd>
      {row.revokedAt && (
        <>
          <dt>{t('state.revoked')}</dt>
          <dd>{formatDateTime(row.revokedAt)}</dd>
        </>
      )}
    </dl>
  )
}

function Notes({ row }: { row: ApiKeyRow }) {
  const { t } = useTranslation('keys')
  return (
    <>
      {row.state === 'revoked' && <p className="small t2">{t('note.revoked', { reason: row.revokedReason ?? '' })}</p>}
      {row.state === 'ending' && <p className="small t2">{t('note.ending')}</p>}
      {row.withered.length > 0 && <p className="small watch-text">{t('note.withered', { owner: row.owner.name })}</p>}
    </>
  )
}

/** One key beside the list: what it is, what it may, what it did. */
export function KeyPanel({ row, isMine, onClose, onRotate, onRevoke }: KeyPanelProps) {
  const { t } = useTranslation(['keys', 'common'])
  const may = useMay()
  const isLive = row.state === 'active' || row.state === 'ending'
  return (
    <aside className="side" aria-label={row.name}>
      <SideHead title={row.name} marks={<KeyState row={row} />} onClose={onClose} closeLabel={t('common:action.close')}>
        <p className="mono t3 small">{row.prefix}…</p>
        {isLive && (
          <div className="row wrap">
            {isMine && row.state === 'active' && may('api_keys:create') && (
              <Button onPress={onRotate}>{t('rotate.action')}</Button>
            )}
            {may('api_keys:delete') && (
              <Button variant="danger" onPress={onRevoke}>
                {t('revoke.open')}
              </Button>
            )}
          </div>
        )}
      </SideHead>
      <SideBody label={t('panel')}>
        <Notes row={row} />
        <Facts row={row} />
        <Section level={3} title={t('column.scopes')} count={row.scopes.length}>
          <ul className="keys-scopes">
            {row.scopes.map((scope) => (
              <li key={scope} className={row.withered.includes(scope) ? 'keys-withered' : ''}>
                <span className="mono">{scope}</span>
                {row.withered.includes(scope) && <span className="t3 small">{t('withered')}</span>}
              </li>
            ))}
          </ul>
        </Section>
        <KeyUsagePart id={row.id} />
      </SideBody>
    </aside>
  )
}
