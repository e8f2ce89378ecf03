import { useTranslation } from 'react-i18next'

export function AuditScreen() {
  const { t } = useTranslation('logs')
  return <h1>{t('title')}</h1>
}
