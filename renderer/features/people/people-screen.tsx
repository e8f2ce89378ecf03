import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../may.ts'
import { Button } from '../../ui/button.tsx'
import { useHotkey } from '../../ui/use-hotkey.ts'
import { AddPersonDialog } from './add-person-dialog.tsx'
import { usePeopleView } from './people-filter-store.ts'
import { PeopleList } from './people-list.tsx'
import { PersonPanel } from './person-panel.tsx'
import { PersonRefusal } from './person-refusal.tsx'
import { useExport } from './use-export.ts'
import './people.css'

/** Who is there, and what may they do? */
export function PeopleScreen() {
  const { t } = useTranslation('people')
  const may = useMay()
  const { openId, open } = usePeopleView()
  const [isAdding, setAdding] = useState(false)
  const exporting = useExport()
  useHotkey(
    'Escape',
    () => {
      open(null)
    },
    { enabled: openId !== null, label: t('person.close') },
  )
  return (
    <>
      <div className="head">
        <h1>{t('title')}</h1>
        <PersonRefusal error={exporting.error} />
        <div className="acts">
          {may('data:export') && (
            <Button
              variant="ghost"
              icon="download"
              busy={exporting.isPending}
              onPress={() => {
                exporting.mutate()
              }}
            >
              {t('export')}
            </Button>
          )}
          {may('users:create') && (
            <Button
              variant="pri"
              icon="add"
              onPress={() => {
                setAdding(true)
              }}
            >
              {t('add')}
            </Button>
          )}
        </div>
      </div>
      <div className={openId === null ? 'people-split' : 'people-split open'}>
        <PeopleList />
        {openId !== null && (
          <PersonPanel
            key={openId}
            id={openId}
            onClose={() => {
              open(null)
            }}
          />
        )}
      </div>
      {isAdding && (
        <AddPersonDialog
          onClose={() => {
            setAdding(false)
          }}
          onAdded={open}
        />
      )}
    </>
  )
}
