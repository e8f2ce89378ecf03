import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { withStepUp } from '../../person/step-up.ts'
import { Button } from '../../ui/button.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { ExportNote } from '../../ui/export-note.tsx'
import { ListPage } from '../../ui/list-page.tsx'
import { useExport } from '../../ui/use-export.ts'
import { AddPersonDialog } from './add-person-dialog.tsx'
import { usePeopleView } from './people-filter-store.ts'
import { PeopleList } from './people-list.tsx'
import { PersonPanel } from './person-panel.tsx'
import './people.css'

function usePeopleExport() {
  const { search, who, role, active, order } = usePeopleView()
  return useExport('people', (format, signal) =>
    withStepUp(() => client.people.export({ search, who, role, active, order, format }, { signal })),
  )
}

/** Who is there, and what may they do? */
export function PeopleScreen() {
  const { t } = useTranslation('people')
  const may = useMay()
  const { openId, open } = usePeopleView()
  const [isAdding, setAdding] = useState(false)
  const exporting = usePeopleExport()
  const close = () => {
    open(null)
  }
  return (
    <>
      <div className="head">
        <h1>{t('title')}</h1>
        <div className="acts">
          {may('data:export') && <ExportMenu of={[{ exporting }]} />}
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
      <ExportNote shown={exporting.shown} onStop={exporting.close} />
      <ListPage
        side={openId === null ? null : <PersonPanel key={openId} id={openId} onClose={close} />}
        onClose={close}
        closeLabel={t('person.close')}
      >
        <PeopleList />
      </ListPage>
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
