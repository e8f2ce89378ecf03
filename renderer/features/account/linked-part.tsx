import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LinkedIdentity } from '../../../electron/contract/identity/account.ts'
import { api, client } from '../../host/api.ts'
import { withStepUp } from '../../person/step-up.ts'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { PartHead } from '../../ui/part-head.tsx'
import { Empty, Loading, Problem } from '../../ui/query-states.tsx'
import { showToast } from '../../ui/toast.tsx'
import { LinkButtons } from './link-buttons.tsx'
import { LinkedRow } from './linked-row.tsx'

/** Google, Facebook and the like; the same e-mail links by itself at the first sign-in with it. */
export function LinkedPart() {
  const { t } = useTranslation('account')
  const linked = useQuery(api.account.identities.queryOptions())
  const providers = useQuery(api.identity.providers.queryOptions({ retry: false }))
  const has = new Set(linked.data?.map(({ providerId }) => providerId))
  const offered = linked.data ? (providers.data ?? []).filter(({ id }) => !has.has(id)) : []
  const [ending, setEnding] = useState<LinkedIdentity | null>(null)
  return (
    <>
      <PartHead title={t('part.linked')} lead={t('linked.lead')} />
      {linked.isPending && <Loading label={t('part.linked')} rows={2} />}
      {linked.isError && <Problem error={linked.error} onRetry={() => void linked.refetch()} />}
      {linked.data?.length === 0 && (
        <Empty icon="link" title={t('linked.none')}>
          {t(offered.length > 0 ? 'linked.noneYet' : 'linked.noneOffered')}
        </Empty>
      )}
      {linked.data && linked.data.length > 0 && (
        <ul>
          {linked.data.map((identity) => (
            <LinkedRow
              key={identity.provider}
              identity={identity}
              onUnlink={() => {
                setEnding(identity)
              }}
            />
          ))}
        </ul>
      )}
      {offered.length > 0 && <LinkButtons providers={offered} onLinked={linked.refetch} />}
      <ConfirmDialog
        title={t('linked.title', { name: ending?.name ?? '' })}
        isOpen={ending !== null}
        onClose={() => setEnding(null)}
        confirmLabel={t('linked.unlink')}
        onConfirm={async () => {
          if (!ending) return
          await withStepUp(() => client.account.unlink({ provider: ending.provider }))
          showToast({ text: t('linked.unlinked', { name: ending.name }) })
          await linked.refetch()
        }}
      >
        {t('linked.body', { name: ending?.name ?? '' })}
      </ConfirmDialog>
    </>
  )
}
