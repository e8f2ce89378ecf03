import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { actions, mayRun } from '../frame/joined.ts'
import { useMay } from '../person/may.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { keyWords } from '../ui/key-cap.tsx'
import { useScreenKeys } from '../ui/use-hotkey.ts'
import { features } from './features.ts'

/** The keys of the screen in sight, and those that work everywhere. */
export function KeysDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation(['frame', 'common'])
  const may = useMay()
  const here = useScreenKeys((keys) => keys.list)
  const brought = actions(features)
    .filter((action) => mayRun(action, may))
    .flatMap(({ key, label }) => (key === undefined ? [] : [{ keys: key, label: label() }]))
  const everywhere = [
    { keys: 'mod+k', label: t('keys.palette') },
    { keys: 'mod+l', label: t('lock') },
    ...brought,
    { keys: '/', label: t('keys.find') },
    { keys: '?', label: t('keys.help') },
    { keys: 'Tab', label: t('keys.next') },
    { keys: 'Esc', label: t('keys.close') },
  ]
  const groups = [
    { title: t('keys.here'), list: here },
    { title: t('keys.everywhere'), list: everywhere },
  ].filter(({ list }) => list.length > 0)
  return (
    <Dialog
      title={t('keys.title')}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <Button onPress={onClose} autoFocus>
          {t('common:action.close')}
        </Button>
      }
    >
      <div className="palette-keys">
        {groups.map(({ title, list }) => (
          <Fragment key={title}>
            <h3>{title}</h3>
            {list.map((entry) => (
              <Fragment key={entry.keys + entry.label}>
                <span>{entry.label}</span>
                <kbd className="k">{keyWords(entry.keys)}</kbd>
              </Fragment>
            ))}
          </Fragment>
        ))}
      </div>
    </Dialog>
  )
}
