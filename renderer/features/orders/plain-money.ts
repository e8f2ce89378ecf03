import { formatMoney } from '../../ui/format.ts'

export const plainMoney = (centavos: number) => formatMoney(centavos).replace('₱', '')
