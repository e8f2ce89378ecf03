import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FoundDevice } from '../../../electron/contract/chambers/chambers.ts'
import { Section } from '../../ui/section.tsx'
import { FoundRow } from './found-row.tsx'
import { FramesDialog } from './frames-dialog.tsx'
import { RegisterDialog } from './register-dialog.tsx'

/** On top of a screen for as long as a device waits to be registered. */
export function FoundSection({ devices }: { devices: readonly FoundDevice[] }) {
  const { t } = useTranslation('chambers')
  // Kept apart from the list: the dialog must not vanish when the device falls silent while its name is typed.
  const [chosen, setChosen] = useState<FoundDevice | null>(null)
  const [watched, setWatched] = useState<FoundDevice | null>(null)
  return (
    <>
      {devices.length > 0 && (
        <div className="chambers-found">
          <Section title={t(devices.length === 1 ? 'found.title' : 'found.titleMany')} count={devices.length}>
            {devices.map((device, index) => (
              <FoundRow
                key={device.key}
                device={device}
                onRegister={setChosen}
                onFrames={setWatched}
                primary={index === 0}
              />
            ))}
          </Section>
        </div>
      )}
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
