import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiKeyRow, FreshKey } from '../../../electron/contract/keys.ts'
import { api } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { Button } from '../../ui/button.tsx'
import { ListScreen } from '../../ui/list-screen.tsx'
import { useHotkey } from '../../ui/use-hotkey.ts'
import { useListView } from '../../ui/use-list-view.ts'
import { useNow } from '../../ui/use-now.ts'
import { CreateKeyDialog } from './create-key-dialog.tsx'
import { DoorStrip } from './door-strip.tsx'
import { FreshKeyDialog } from './fresh-key-dialog.tsx'
import { KeyPanel } from './key-panel.tsx'
import { keysAddress } from './keys-search.ts'
import { RevokeDialog } from './revoke-dialog.tsx'
import { RotateDialog } from './rotate-dialog.tsx'
import { useKeyColumns } from './use-key-columns.tsx'
import './keys.css'

/** Which dialog is open; one at a time, so a fresh key replaces the one that made it. */
type Doing =
  | { dialog: 'create' }
  | { dialog: 'rotate' | 'revoke'; row: ApiKeyRow }
  | { dialog: 'fresh'; fresh: FreshKey }
  | null

function Dialogs({ doing, onDone }: { doing: Doing; onDone: (next: Doing) => void }) {
  const close = () => {
    onDone(null)
  }
  const show = (fresh: FreshKey) => {
    onDone({ dialog: 'fresh', fresh })
  }
  if (doing === null) return null
  switch (doing.dialog) {
    case 'create':
      return <CreateKeyDialog onClose={close} onMade={show} />
    case 'rotate':
      return <RotateDialog row={doing.row} onClose={close} onMade={show} />
    case 'revoke':
      return <RevokeDialog row={doing.row} onClose={close} />
    case 'fresh':
      return <FreshKeyDialog fresh={doing.fresh} onClose={close} />
  }
}

const nobodys: readonly ApiKeyRow[] = []
const isOver = ({ state }: ApiKeyRow) => state === 'revoked' || state === 'expired'

function useWords(newKey: ReactNode) {
  const { t } = useTranslation(['keys', 'common'])
  return {
    title: t('title'),
    loading: t('title'),
    failed: t('failed'),
    close: t('common:action.close'),
    icon: 'key',
    none: { title: t('empty.title'), text: t('empty.text'), action: newKey },
  } as const
}

export function KeysScreen() {
  const { t } = useTranslation('keys')
  const may = useMay()
  const me = useQuery(api.identity.me.queryOptions({ enabled: false })).data
  const keys = useQuery(api.keys.list.queryOptions({ refetchInterval: 30_000 }))
  const view = useListView(keysAddress)
  const [doing, setDoing] = useState<Doing>(null)
  const rows = keys.data ?? nobodys
  const hasOthers = rows.some(({ owner }) => owner.id !== me?.id)
  const columns = useKeyColumns(useNow(10_000), hasOthers)
  const create = () => {
    setDoing({ dialog: 'create' })
  }
  useHotkey('F2', create, { label: t('create.title'), enabled: may('api_keys:create') })
  const newKey = may('api_keys:create') && (
    <Button variant="pri" icon="add" keyCap="F2" onPress={create}>
      {t('create.open')}
    </Button>
  )
  const panel = (id: string, close: () => void) => {
    const row = rows.find((each) => each.id === id)
    return row ? (
      <KeyPanel
        key={id}
        row={row}
        isMine={row.owner.id === me?.id}
        onClose={close}
        onRotate={() => {
          setDoing({ dialog: 'rotate', row })
        }}
        onRevoke={() => {
          setDoing({ dialog: 'revoke', row })
        }}
      />
    ) : null
  }
  return (
    <>
      <ListScreen
        words={useWords(newKey)}
        view={view}
        list={{ query: keys, rows }}
        table={{ columns, rowTone: (row) => (isOver(row) ? 'none' : undefined) }}
        panel={panel}
        marks={keys.data && <span className="t3">{rows.length}</span>}
        acts={rows.length > 0 && newKey}
        notes={<DoorStrip />}
      />
      <Dialogs doing={doing} onDone={setDoing} />
    </>
  )
}
