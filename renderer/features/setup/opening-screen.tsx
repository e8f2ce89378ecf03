import { ProgressBar } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { AppState } from '../../../electron/contract/setup/system.ts'
import { hasWords, words } from '../../i18n.ts'
import { useLate } from '../../ui/query-states.tsx'

const numberIn = (fact: unknown) => (typeof fact === 'number' ? fact : 0)

/** What the database does while the farm opens. Quiet for a moment: an everyday start is over before it is read. */
export function OpeningScreen({ opening }: { opening: AppState['opening'] }) {
  const { t } = useTranslation('setup')
  const late = useLate()
  if (!late) return null
  const key = `setup:opening.${opening?.code ?? 'STARTING'}`
  const text = hasWords(key) ? words(key, opening?.data) : (opening?.code ?? '')
  const [of, done] = [numberIn(opening?.data.of), numberIn(opening?.data.done)]
  return (
    <section className="setup-ask" aria-live="polite">
      <h1>{t('opening.title')}</h1>
      <p className="t2">{t('opening.lead')}</p>
      <div className="setup-opening">
        <p className="row">
          <span className="dots" aria-hidden="true" />
          {text}
        </p>
        {of > 0 && (
          <ProgressBar aria-label={text} value={done} maxValue={of} className="prog">
            <i style={{ width: `${String((100 * done) / of)}%` }} />
          </ProgressBar>
        )}
      </div>
    </section>
  )
}
