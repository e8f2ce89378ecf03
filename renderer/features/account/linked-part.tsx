import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client } from '../../api.ts'
import { withStepUp } from '../../step-up.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Empty, Loading, Problem } from '../../ui/query-states.tsx'
import { showToast } from '../../ui/toast.tsx'
import { PartHead } from './part-head.tsx'

/** Google, Facebook and the like; the same e-mail links by itself at the first sign-in with it. */
export function LinkedPart() {
  const { t } = useTranslation('account')
  const linked = useQuery(api.account.identities.queryOptions())
  const [ending, setEnding] = useState<{ provider: string; name: string } | null>(null)
  return (
    <>
      <PartHead title={t('part.linked')} lead={t('linked.lead')} />
      {linked.isPending && <Loading label={t('part.linked')} rows={2} />}
      {linked.isError && <Problem error={linked.error} onRetry={() => void linked.refetch()} />}
      {linked.data?.length === 0 && (
        <Empty icon="link" title={t('linked.none')}>
          {t('linked.noneBody')}
        </Empty>
      )}
      {linked.data && linked.data.length > 0 && (
        <ul>
          {linked.data.map((identity) => (
            <li key={identity.provider} className="li">
              <Icon name="link" />
              <span className="b">{identity.name}</span>
              <span className="t2 cut grow">{identity.email ?? ''}</span>
              <Button
                size="sm"
                label={t('linked.unlinkOf', { name: identity.name })}
                onPress={() => setEnding(identity)}
              >
                {t('linked.unlink')}
              </Button>
            </li>
          ))}
        </ul>
      )}
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
