import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerRow } from '../../../electron/contract/customers.ts'
import { shownPhone } from '../../../electron/contract/phone.ts'
import { useCustomerName } from '../../selling/use-customer-name.ts'
import type { Column } from '../../ui/data-table.tsx'
import { formatDay, formatNumber } from '../../ui/format.ts'
import { Money } from '../../ui/money.tsx'

export function useCustomerColumns(): readonly Column<CustomerRow>[] {
  const { t } = useTranslation('customers')
  const nameOf = useCustomerName()
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('column.name'),
        cell: (row) => (
          <>
            <span className="b">{nameOf(row)}</span> <span className="t3">{row.company}</span>
          </>
        ),
      },
      { id: 'phone', header: t('column.phone'), cell: ({ phoneNumber }) => shownPhone(phoneNumber), width: 138 },
      {
        id: 'city',
        header: t('column.city'),
        cell: ({ city }) => <span className="t2">{city}</span>,
        width: 130,
        hideBelow: 640,
      },
      {
        id: 'orders',
        header: t('column.orders'),
        cell: ({ orders }) => formatNumber(orders),
        width: 76,
        align: 'right',
      },
      {
        id: 'owed',
        header: t('column.owed'),
        cell: ({ owedCentavos }) =>
          owedCentavos === 0 ? <span className="t3">–</span> : <Money centavos={owedCentavos} />,
        width: 108,
        align: 'right',
      },
      {
        id: 'last',
        header: t('column.last'),
        cell: ({ lastOrderAt }) => <span className="t2">{lastOrderAt && formatDay(lastOrderAt)}</span>,
        width: 126,
        align: 'right',
        hideBelow: 560,
      },
    ],
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `nameOf` is new at each draw and follows t
    [t],
  )
}
