import { useTranslation } from 'react-i18next'
import { PartHead } from '../../ui/part-head.tsx'
import { languages, setLanguage, setTheme, type Theme, usePreferences } from '../../ui/preferences.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { OwnSettings } from './own-settings.tsx'
import type { PartProps } from './part-props.ts'

const themes: readonly Theme[] = ['system', 'light', 'dark']

/** Saved as they are chosen: the frame sends them to the farm, where every desktop finds them at the sign-in. */
export function PreferencesPart(own: PartProps) {
  const { t } = useTranslation(['account', 'common'])
  const { theme, language } = usePreferences()
  return (
    <>
      <PartHead title={t('part.preferences')} lead={t('preferences.lead')} />
      <div className="choices">
        <h3>{t('common:theme.title')}</h3>
        <Segmented
          label={t('common:theme.title')}
          value={theme}
          onChange={setTheme}
          options={themes.map((id) => ({ id, label: t(`common:theme.${id}`) }))}
        />
        <h3>{t('preferences.language')}</h3>
        <Segmented
          label={t('preferences.language')}
          value={language}
          onChange={setLanguage}
          options={languages.map((id) => ({ id, label: t(`common:language.${id}`) }))}
        />
      </div>
      <OwnSettings {...own} />
    </>
  )
}
