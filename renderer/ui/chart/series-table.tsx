import { bucketsOf, type Columns, thinned } from './columns.ts'
import './chart.css'

const mostRows = 120 // a table is for reading; the CSV has every bucket

type SeriesTableProps = {
  columns: Columns
  caption: string
  heads: { time: string; mean: string; min: string; max: string; count: string }
  formatTime: (t: number) => string
  formatValue: (value: number) => string
}

/** The chart in numbers, newest first; neighbours are merged until it can be read. */
export function SeriesTable({ columns, caption, heads, formatTime, formatValue }: SeriesTableProps) {
  const rows = bucketsOf(thinned(columns, mostRows)).toReversed()
  return (
    <section className="series-table" tabIndex={0} aria-label={caption}>
      <table>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th>{heads.time}</th>
            <th className="num">{heads.mean}</th>
            <th className="num">{heads.min}</th>
            <th className="num">{heads.max}</th>
            <th className="num">{heads.count}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ t, mean, min, max, n }) => (
            <tr key={t}>
              <td>{formatTime(t)}</td>
              <td className="num">{formatValue(mean)}</td>
              <td className="num">{formatValue(min)}</td>
              <td className="num">{formatValue(max)}</td>
              <td className="num">{n}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
