import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProviderView } from '../../../electron/contract/identity/providers.ts'
import { api, client } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { withStepUp } from '../../person/step-up.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { PartHead } from '../../ui/part-head.tsx'
import { State } from '../../ui/pill.tsx'
import { Empty, Loading, Problem } from '../../ui/query-states.tsx'
import { showToast } from '../../ui/toast.tsx'
import { ProviderDialog } from './provider-dialog.tsx'

type RowProps = { provider: ProviderView; canChange: boolean; onEdit: () => void; onRemove: () => void }

function ProviderState({ enabled, hasSecret, kind }: ProviderView) {
  const { t } = useTranslation('providers')
  if (!enabled) return <State state="none">{t('state.off')}</State>
  // Google gives its desktop clients a secret and asks for it; others may do without.
  if (!hasSecret && kind === 'google') return <State state="watch">{t('state.noSecret')}</State>
  return <State state="ok">{t('state.on')}</State>
}

function ProviderRow({ provider, canChange, onEdit, onRemove }: RowProps) {
  const { t } = useTranslation('providers')
  const { name, kind, issuer, newPeople } = provider
  return (
    <tr>
      <td>
        <span className="b">{name}</span>{' '}
        {kind === 'openid' && URL.canParse(issuer) && <span className="t3 small">{new URL(issuer).host}</span>}
      </td>
      <td>{t(newPeople ? 'people.yes' : 'people.no')}</td>
      <td>
        <ProviderState {...provider} />
      </td>
      <td>
        {canChange && (
          <span className="row">
            <Button variant="ghost" size="sm" icon="edit" label={t('editNamed', { name })} onPress={onEdit} />
            <Button variant="ghost" size="sm" icon="trash" label={t('removeNamed', { name })} onPress={onRemove} />
          </span>
        )}
      </td>
    </tr>
  )
}

function RemoveDialog({ provider, onClose }: { provider: ProviderView; onClose: () => void }) {
  const { t } = useTranslation('providers')
  const queryClient = useQueryClient()
  const { id, name } = provider
  return (
    <ConfirmDialog
      title={t('removeTitle', { name })}
      isOpen
      onClose={onClose}
      confirmLabel={t('remove')}
      onConfirm={async () => {
        await withStepUp(() => client.providers.remove({ id }))
        await queryClient.invalidateQueries({ queryKey: api.providers.key() })
        showToast({ text: t('removed', { name }) })
      }}
    >
      {t('removeBody', { name })}
    </ConfirmDialog>
  )
}

export function ProvidersPart() {
  const { t } = useTranslation('providers')
  const may = useMay()
  const list = useQuery(api.providers.list.queryOptions())
  const [editing, setEditing] = useState<ProviderView | 'new' | null>(null)
  const [removing, setRemoving] = useState<ProviderView | null>(null)
  const canChange = may('system:credentials')
  const add = canChange && (
    <Button
      icon="add"
      onPress={() => {
        setEditing('new')
      }}
    >
      {t('add')}
    </Button>
  )
  return (
    <>
      <PartHead title={t('title')} lead={t('lead')} />
      {list.isPending && <Loading label={t('title')} rows={2} />}
      {list.isError && <Problem title={t('read')} error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.length === 0 && (
        <Empty icon="key" title={t('emptyTitle')} action={add}>
          {t('empty')}
        </Empty>
      )}
      {list.data && list.data.length > 0 && (
        <>
          <table className="providers" aria-label={t('label')}>
            <thead>
              <tr>
                <th scope="col">{t('column.name')}</th>
                <th scope="col">{t('column.people')}</th>
                <th scope="col">{t('column.state')}</th>
                <th scope="col">
                  <span className="sr-only">{t('column.acts')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {list.data.map((provider) => (
                <ProviderRow
                  key={provider.id}
                  provider={provider}
                  canChange={canChange}
                  onEdit={() => {
                    setEditing(provider)
                  }}
                  onRemove={() => {
                    setRemoving(provider)
                  }}
                />
              ))}
            </tbody>
          </table>
          <div className="providers-add">{add}</div>
        </>
      )}
      {editing && (
        <ProviderDialog
          stored={editing === 'new' ? null : editing}
          onClose={() => {
            setEditing(null)
          }}
        />
      )}
      {removing && (
        <RemoveDialog
          provider={removing}
          onClose={() => {
            setRemoving(null)
          }}
        />
      )}
    </>
  )
}
