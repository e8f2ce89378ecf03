import { useTranslation } from 'react-i18next'
import type { IconName } from '../../ui/icon.tsx'
import { Icon } from '../../ui/icon.tsx'
import { PartHead } from '../../ui/part-head.tsx'
import { languages, setLanguage, setTheme, type Theme, usePreferences } from '../../ui/preferences.ts'
import { Segmented } from '../../ui/segmented.tsx'

const themes: readonly { id: Theme; icon: IconName }[] = [
  { id: 'system', icon: 'system' },
  { id: 'light', icon: 'sun' },
  { id: 'dark', icon: 'moon' },
]

export function LookPart() {
  const { t } = useTranslation(['settings', 'common'])
  const { theme, language } = usePreferences()
  return (
    <>
      <PartHead title={t('look.title')} lead={t('look.lead')} />
      <div className="choices">
        <div>
          <h3>{t('common:theme.title')}</h3>
          <p className="t3 small">{t('look.themeHelp')}</p>
        </div>
        <Segmented
          label={t('common:theme.title')}
          value={theme}
          onChange={setTheme}
          options={themes.map(({ id, icon }) => ({
            id,
            label: (
              <>
                <Icon name={icon} small />
                {t(`common:theme.${id}`)}
              </>
            ),
          }))}
        />
        <div>
          <h3>{t('look.language')}</h3>
          <p className="t3 small">{t('look.languageHelp')}</p>
        </div>
        <Segmented
          label={t('look.language')}
          value={language}
          onChange={setLanguage}
          options={languages.map((id) => ({ id, label: t(`common:language.${id}`) }))}
        />
      </div>
    </>
  )
}
