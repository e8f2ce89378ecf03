import { useTranslation } from 'react-i18next'
import type { ApiKeyRow } from '../../../electron/contract/keys.ts'
import { State, type StateName } from '../../ui/pill.tsx'

const states: Record<ApiKeyRow['state'], StateName> = {
  active: 'ok',
  ending: 'watch',
  expired: 'stale',
  revoked: 'bad',
}

export function KeyState({ row }: { row: Pick<ApiKeyRow, 'state' | 'withered' | 'scopes'> }) {
  const { t } = useTranslation('keys')
  // A key whose owner lost every right of it still answers, and gives nothing.
  const spent = row.state === 'active' && row.withered.length === row.scopes.length
  return spent ? (
    <State state="watch">{t('state.spent')}</State>
  ) : (
    <State state={states[row.state]}>{t(`state.${row.state}`)}</State>
  )
}
