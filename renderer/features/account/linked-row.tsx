import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { LinkedIdentity } from '../../../electron/contract/identity/account.ts'
import { api } from '../../host/api.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'

/** One linked sign-in. What the provider says of it may come late or never: the row does not wait. */
export function LinkedRow({ identity, onUnlink }: { identity: LinkedIdentity; onUnlink: () => void }) {
  const { t } = useTranslation('account')
  const { provider, name, email } = identity
  const check = useQuery(
    api.account.checkIdentity.queryOptions({ input: { provider }, retry: false, staleTime: 60_000 }),
  )
  const stands = check.data?.stands ?? 'unknown'
  return (
    <li className="li">
      <Icon name="link" />
      <span className="b">{name}</span>
      <span className="t2 cut grow">{email ?? ''}</span>
      {stands !== 'unknown' && (
        <span className={stands === 'yes' ? 't3 small' : 'small'}>{t(`linked.stands.${stands}`)}</span>
      )}
      <Button size="sm" label={t('linked.unlinkOf', { name })} onPress={onUnlink}>
        {t('linked.unlink')}
      </Button>
    </li>
  )
}
