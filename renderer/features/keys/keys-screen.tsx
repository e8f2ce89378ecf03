import { useTranslation } from 'react-i18next'

export function KeysScreen() {
  const { t } = useTranslation('keys')
  return <h1>{t('title')}</h1>
}
