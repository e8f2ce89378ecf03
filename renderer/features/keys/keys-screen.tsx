import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiKeyRow, FreshKey } from '../../../electron/contract/keys.ts'
import { api } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { ListPage } from '../../ui/list-page.tsx'
import { ListStates } from '../../ui/list-states.tsx'
import { Empty } from '../../ui/query-states.tsx'
import { useHotkey } from '../../ui/use-hotkey.ts'
import { useNow } from '../../ui/use-now.ts'
import { CreateKeyDialog } from './create-key-dialog.tsx'
import { DoorStrip } from './door-strip.tsx'
import { FreshKeyDialog } from './fresh-key-dialog.tsx'
import { KeyPanel } from './key-panel.tsx'
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

export function KeysScreen() {
  const { t } = useTranslation(['keys', 'common'])
  const may = useMay()
  const now = useNow(10_000)
  const me = useQuery(api.identity.me.queryOptions({ enabled: false }))
  const keys = useQuery(api.keys.list.queryOptions({ refetchInterval: 30_000 }))
  const [openKey, setOpenKey] = useState<string | null>(null)
  const [doing, setDoing] = useState<Doing>(null)
  const rows = keys.data ?? nobodys
  const opened = rows.find(({ id }) => id === openKey)
  const columns = useKeyColumns(
    now,
    rows.some(({ owner }) => owner.id !== me.data?.id),
  )
  const create = () => {
    setDoing({ dialog: 'create' })
  }
  useHotkey('F2', create, { label: t('create.title'), enabled: may('api_keys:create') })
  const newKey = may('api_keys:create') && (
    <Button variant="pri" icon="add" keyCap="F2" onPress={create}>
      {t('create.open')}
    </Button>
  )
  const close = () => {
    setOpenKey(null)
  }
  const side = opened ? (
    <KeyPanel
      key={opened.id}
      row={opened}
      isMine={opened.owner.id === me.data?.id}
      onClose={close}
      onRotate={() => {
        setDoing({ dialog: 'rotate', row: opened })
      }}
      onRevoke={() => {
        setDoing({ dialog: 'revoke', row: opened })
      }}
    />
  ) : null
  return (
    <>
      <div className="head">
        <h1>{t('title')}</h1>
        {keys.data && <span className="t3">{rows.length}</span>}
        <div className="acts">{rows.length > 0 && newKey}</div>
      </div>
      <DoorStrip />
      <ListPage side={side} onClose={close} closeLabel={t('common:action.close')}>
        <ListStates
          query={keys}
          isEmpty={rows.length === 0}
          loading={t('title')}
          failed={t('failed')}
          empty={
            <Empty icon="key" title={t('empty.title')} action={newKey}>
              {t('empty.text')}
            </Empty>
          }
        />
        {rows.length > 0 && (
          <DataTable
            caption={t('title')}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            rowTone={(row) => (isOver(row) ? 'none' : undefined)}
            openKey={openKey}
            follows
            onOpen={({ id }) => {
              setOpenKey(id)
            }}
          />
        )}
      </ListPage>
      <Dialogs doing={doing} onDone={setDoing} />
    </>
  )
}
