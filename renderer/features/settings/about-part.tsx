import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AppState } from '../../../electron/contract/setup/system.ts'
import { api } from '../../host/api.ts'
import { BrandMark } from '../../ui/icon.tsx'
import { Loading, Problem } from '../../ui/query-states.tsx'
import { Fact } from './fact.tsx'
import { ThirdParty } from './third-party.tsx'

const backendWords = { keychain: 'keychain', 'os-encrypted': 'osEncrypted', file: 'file' } as const

function SecretsFact() {
  const { t } = useTranslation('settings')
  const secrets = useQuery(api.settings.secrets.queryOptions())
  if (secrets.isPending) return <Loading label={t('about.secrets')} rows={1} />
  if (secrets.isError) {
    return <Problem title={t('about.read')} error={secrets.error} onRetry={() => void secrets.refetch()} />
  }
  const { backend, reason } = secrets.data
  return (
    <dl className="facts">
      <Fact name={t('about.secrets')} help={reason === null ? undefined : t('about.why', { reason })}>
        {t(`about.${backendWords[backend]}`)}
      </Fact>
    </dl>
  )
}

export function AboutPart({ app }: { app: AppState }) {
  const { t } = useTranslation(['settings', 'common'])
  const inBrowser = app.host === 'browser'
  return (
    <>
      <header className="part-head about-brand">
        <BrandMark />
        <h2>{t('common:app')}</h2>
      </header>
      <dl className="facts">
        <Fact name={t('about.version')}>{app.version}</Fact>
        <Fact name={t('about.licence')}>
          MIT · <ThirdParty />
        </Fact>
        <Fact name={t('about.host')} help={inBrowser ? t('about.hostBrowserWhy') : undefined}>
          {t(inBrowser ? 'about.hostBrowser' : 'about.hostElectron')}
        </Fact>
      </dl>
      <SecretsFact />
    </>
  )
}
