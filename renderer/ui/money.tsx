import { formatMoney } from './format.ts'

/** ₱ lighter than the figure, so that columns of money read as figures. */
export function Money({ centavos }: { centavos: number }) {
  const [before = '', after = ''] = formatMoney(centavos).split('₱')
  return (
    <span className="money">
      {before}
      <span className="u">₱</span>
      {after}
    </span>
  )
}
