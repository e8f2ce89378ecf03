import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FoundDevice } from '../../../electron/contract/chambers/chambers.ts'
import { IfMay } from '../../person/if-may.tsx'
import { Button } from '../../ui/button.tsx'
import { ListSearch } from '../../ui/list-search.tsx'
import { Section } from '../../ui/section.tsx'
import { FoundRow } from './found-row.tsx'
import { fewFound, fitting } from './found-rules.ts'
import { FramesDialog } from './frames-dialog.tsx'
import { RegisterDialog } from './register-dialog.tsx'
import { useDismissFound } from './use-dismiss-found.ts'

/** On top of a screen for as long as a device waits to be registered. */
export function FoundSection({ devices }: { devices: readonly FoundDevice[] }) {
  // Kept apart from the list: the dialog must not vanish when the device falls silent while its name is typed.
  const [chosen, setChosen] = useState<FoundDevice | null>(null)
  const [watched, setWatched] = useState<FoundDevice | null>(null)
  return (
    <>
      {devices.length > 0 && <FoundList devices={devices} onRegister={setChosen} onFrames={setWatched} />}
      {chosen && (
        <RegisterDialog
          device={chosen}
          onClose={() => {
            setChosen(null)
          }}
        />
      )}
      {watched && (
        <FramesDialog
          of={watched.key}
          name={watched.serialNumber}
          startWith="all"
          onClose={() => {
            setWatched(null)
          }}
        />
      )}
    </>
  )
}

type Choose = (device: FoundDevice) => void
type FoundListProps = { devices: readonly FoundDevice[]; onRegister: Choose; onFrames: Choose }

/** A few, and all when asked: on a broker that farms share hundreds must not push the chambers off the screen. */
function FoundList({ devices, onRegister, onFrames }: FoundListProps) {
  const { t } = useTranslation('chambers')
  const dismiss = useDismissFound()
  const [filter, setFilter] = useState('')
  const [showsAll, setShowsAll] = useState(false)
  const [wantsDismissed, setWantsDismissed] = useState(false)
  const dismissed = devices.filter(({ isDismissed }) => isDismissed)
  const fresh = devices.filter(({ isDismissed }) => !isDismissed)
  const showsDismissed = wantsDismissed && dismissed.length > 0
  const all = showsDismissed ? dismissed : fresh
  const fits = fitting(all, filter)
  const shown = showsAll ? fits : fits.slice(0, fewFound)
  return (
    <div className="chambers-found">
      <Section title={t(fresh.length === 1 ? 'found.title' : 'found.titleMany')} count={fresh.length}>
        {all.length > fewFound && (
          <div className="li">
            <div className="grow">
              <ListSearch
                label={t('found.filter')}
                placeholder={t('found.filterHint')}
                value={filter}
                onSearch={setFilter}
              />
            </div>
            {!showsDismissed && fits.length > 0 && (
              <IfMay right="devices:create">
                <Button size="sm" variant="ghost" onPress={() => void dismiss(fits, true)}>
                  {t('found.dismissShown', { count: fits.length })}
                </Button>
              </IfMay>
            )}
          </div>
        )}
        {all.length > 0 && fits.length === 0 && <p className="li t3">{t('found.noneFits')}</p>}
        {shown.map((device, index) => (
          <FoundRow
            key={device.key}
            device={device}
            onRegister={onRegister}
            onFrames={onFrames}
            onDismiss={() => void dismiss([device], !device.isDismissed)}
            primary={index === 0}
          />
        ))}
        {(fits.length > fewFound || dismissed.length > 0) && (
          <div className="li">
            {fits.length > fewFound && (
              <Button
                size="sm"
                variant="ghost"
                onPress={() => {
                  setShowsAll(!showsAll)
                }}
              >
                {showsAll ? t('found.showFew') : t('found.showAll', { count: fits.length })}
              </Button>
            )}
            {dismissed.length > 0 && (
              <Button
                size="sm"
                variant="ghost"
                onPress={() => {
                  setWantsDismissed(!showsDismissed)
                }}
              >
                {showsDismissed ? t('found.showNew') : t('found.showDismissed', { count: dismissed.length })}
              </Button>
            )}
          </div>
        )}
      </Section>
    </div>
  )
}
