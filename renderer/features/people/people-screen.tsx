import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, client } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { withStepUp } from '../../person/step-up.ts'
import { AddButton } from '../../ui/add-button.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { ListScreen } from '../../ui/list-screen.tsx'
import { useExport } from '../../ui/use-export.ts'
import { useListView } from '../../ui/use-list-view.ts'
import { byPages, pageSize, usePages } from '../../ui/use-pages.ts'
import { AddPersonDialog } from './add-person-dialog.tsx'
import { PeopleFilters } from './people-filters.tsx'
import { askedPeople, peopleAddress } from './people-search.ts'
import { PersonPanel } from './person-panel.tsx'
import { usePersonColumns } from './use-person-columns.tsx'
import './people.css'

function useWords() {
  const { t } = useTranslation('people')
  return {
    title: t('title'),
    search: { label: t('searchKey'), placeholder: t('search') },
    loading: t('loading'),
    failed: t('failed'),
    close: t('person.close'),
    icon: 'person',
    none: { title: t('emptyTitle'), text: t('emptyText') },
    noMatch: { title: t('emptyTitle'), text: t('emptyText'), clear: t('clear') },
  } as const
}

function usePeople() {
  const filter = askedPeople(useListView(peopleAddress).wanted)
  const exporting = useExport('people', (format, signal) =>
    withStepUp(() => client.people.export({ ...filter, format }, { signal })),
  )
  const query = useInfiniteQuery(
    api.people.list.infiniteOptions({
      input: (after: string | null) => ({ ...filter, after, limit: pageSize }),
      ...byPages,
    }),
  )
  return { exporting, list: usePages(query) }
}

/** Who is there, and what may they do? */
export function PeopleScreen() {
  const { t } = useTranslation('people')
  const may = useMay()
  const view = useListView(peopleAddress)
  const { list, exporting } = usePeople()
  return (
    <ListScreen
      words={useWords()}
      view={view}
      list={list}
      table={{ columns: usePersonColumns() }}
      panel={(id, close) => <PersonPanel key={id} id={id} onClose={close} />}
      exports={[exporting]}
      acts={
        <>
          {may('data:export') && <ExportMenu of={[{ exporting }]} />}
          {may('users:create') && (
            <AddButton label={t('add')}>{(close) => <AddPersonDialog onClose={close} onAdded={view.open} />}</AddButton>
          )}
        </>
      }
      filters={<PeopleFilters />}
    />
  )
}
