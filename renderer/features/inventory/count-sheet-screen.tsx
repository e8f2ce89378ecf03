import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Count } from '../../../electron/contract/inventory/stock.ts'
import { api } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { formatDateTime, formatNumber } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { NumberCells, useNumberCells } from '../../ui/number/number-cells.ts'
import { Pill } from '../../ui/pill.tsx'
import { Empty, Loading, Problem } from '../../ui/query-states.tsx'
import { useHotkey } from '../../ui/use-hotkey.ts'
import { CloseCountDialog } from './close-count-dialog.tsx'
import { CountTable } from './count-table.tsx'
import './inventory.css'

/** Others count at the same time. */
const againMs = 5_000

function Sheet({ count }: { count: Count }) {
  const { t } = useTranslation('inventory')
  const may = useMay()
  const [isClosing, setClosing] = useState(false)
  const counted = count.lines.filter((line) => line.counted !== null)
  const differing = counted.filter((line) => line.difference !== 0)
  const canCount = may('inventory:adjust') && count.closedAt === null
  const { cells, settle } = useNumberCells()
  const close = () => {
    // A count that is not understood would be left out without a word.
    if (settle() !== 'refused') setClosing(true)
  }
  useHotkey('F9', close, { enabled: canCount, label: t('count.close') })
  return (
    <>
      <div className="head">
        <Link to="/inventory/counts" className={buttonClass({ variant: 'ghost', size: 'sm' })}>
          <Icon name="left" small />
          {t('count.title')}
        </Link>
        <h1>{t('count.of', { at: formatDateTime(count.startedAt) })}</h1>
        {count.closedAt ? <Pill state="ok">{t('count.closed')}</Pill> : <Pill state="info">{t('count.open')}</Pill>}
        <span className="t2" aria-live="polite">
          {t('count.progress', {
            counted: formatNumber(counted.length),
            of: formatNumber(count.lines.length),
            differing: formatNumber(differing.length),
          })}
        </span>
        <div className="acts">
          {canCount && (
            <Button variant="pri" keyCap="F9" isDisabled={counted.length === 0} onPress={close}>
              {t('count.close')}
            </Button>
          )}
        </div>
      </div>
      {count.lines.length === 0 ? (
        <div className="screen-note">
          <Empty icon="list" title={t('count.noLinesTitle')}>
            {t('count.noLinesText')}
          </Empty>
        </div>
      ) : (
        <NumberCells value={cells}>
          <CountTable count={count} canCount={canCount} />
        </NumberCells>
      )}
      {isClosing && (
        <CloseCountDialog
          count={count}
          onClose={() => {
            setClosing(false)
          }}
        />
      )}
    </>
  )
}

export function CountSheetScreen({ countId }: { countId: string }) {
  const { t } = useTranslation('inventory')
  const count = useQuery(
    api.stock.count.queryOptions({
      input: { id: countId },
      refetchInterval: ({ state }) => (state.data?.closedAt === null ? againMs : false),
    }),
  )
  if (count.data) return <Sheet count={count.data} />
  return (
    <div className="screen-note">
      {count.isError ? (
        <Problem error={count.error} title={t('count.failed')} onRetry={() => void count.refetch()} />
      ) : (
        <Loading label={t('count.loading')} />
      )}
    </div>
  )
}
