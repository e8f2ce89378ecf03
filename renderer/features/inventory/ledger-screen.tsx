import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { movementType } from '../../../electron/contract/inventory/stock.ts'
import { api, client } from '../../host/api.ts'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { FilterChip, FilterToggle } from '../../ui/filter-chip.tsx'
import { ListScreen } from '../../ui/list-screen.tsx'
import { useExport } from '../../ui/use-export.ts'
import { useListView } from '../../ui/use-list-view.ts'
import { byPages, pageSize, usePages } from '../../ui/use-pages.ts'
import { useLedgerColumns } from './ledger-columns.tsx'
import { askedMovements, type LedgerWanted, ledgerAddress } from './ledger-search.ts'
import './inventory.css'

function useMovements(wanted: LedgerWanted) {
  const query = useInfiniteQuery(
    api.stock.movements.infiniteOptions({
      input: (after: string | null) => ({ ...askedMovements(wanted), after, limit: pageSize }),
      ...byPages,
      getNextPageParam: (rows) => byPages.getNextPageParam({ rows }),
      select: ({ pages, pageParams }) => ({ pageParams, pages: pages.map((rows) => ({ rows })) }),
    }),
  )
  return usePages(query)
}

function useWords() {
  const { t } = useTranslation('inventory')
  return {
    title: t('ledger.title'),
    loading: t('ledger.loading'),
    failed: t('ledger.failed'),
    close: t('panel.close'),
    icon: 'list',
    none: { title: t('panel.noMovements'), text: t('ledger.noneText') },
    noMatch: { title: t('ledger.noMatch'), text: t('ledger.noMatchText'), clear: t('clear') },
  } as const
}

/** Only the movements of one product, or of one kind. */
function LedgerFilters({ productName }: { productName: string | undefined }) {
  const { t } = useTranslation('inventory')
  const { wanted, change } = useListView(ledgerAddress)
  return (
    <>
      <FilterChip
        title={t('ledger.type')}
        value={wanted.type ?? null}
        any={t('ledger.anyType')}
        options={movementType.options.map((id) => ({ id, label: t(`movement.${id}`) }))}
        onChange={(type) => {
          change({ type: type ?? undefined })
        }}
      />
      {wanted.product !== undefined && (
        <FilterToggle
          isOn
          onChange={() => {
            change({ product: undefined })
          }}
        >
          {t('ledger.only', { name: productName ?? t('ledger.product') })}
        </FilterToggle>
      )}
    </>
  )
}

/** Every movement of the stock, newest first: what came, what went, who and why. */
export function LedgerScreen() {
  const view = useListView(ledgerAddress)
  const navigate = useNavigate()
  const list = useMovements(view.wanted)
  const columns = useLedgerColumns()
  const exporting = useExport('stock-movements', (format, signal) =>
    client.stock.exportMovements({ ...askedMovements(view.wanted), format }, { signal }),
  )
  // A movement is told whole in its row; what one wants to see next is its product.
  const openProduct = (id: string | null) => {
    const open = list.rows.find((row) => row.id === id)?.product.id
    if (open !== undefined) void navigate({ to: '/inventory', search: { open } })
  }
  return (
    <ListScreen
      words={useWords()}
      view={{ ...view, wanted: {}, openId: null, open: openProduct }}
      list={{ query: list.query, rows: list.rows }}
      table={{ columns }}
      panel={() => null}
      exports={[exporting]}
      acts={<ExportMenu of={[{ exporting }]} />}
      filters={<LedgerFilters productName={list.rows[0]?.product.name} />}
    />
  )
}
