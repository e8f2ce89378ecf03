import { create } from 'qrcode'
import { expect, it } from 'vitest'
import { drawQr } from '../../../electron/features/payment-links/draw-qr.ts'

const quiet = 2
const text = 'https://pm.link/kabute/test/abc123'

/** Where it is dark, drawn as a phone sees it: row by row, the light edge with it. */
function seen(svg: string): string[] {
  const side = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1])
  const dark = new Set([...svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`))
  return Array.from({ length: side }, (_, y) =>
    Array.from({ length: side }, (__, x) => (dark.has(`${x} ${y}`) ? '#' : ' ')).join(''),
  )
}

it('draws every square where the code has it, on white, with a light edge that phones need', () => {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const rows = seen(drawQr(text))
  expect(rows).toHaveLength(size + 2 * quiet)
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1)
      expect(rows[y + quiet]?.[x + quiet] === '#', `${x} ${y}`).toBe(data[y * size + x] === 1)
  const edge = [
    ...rows.slice(0, quiet),
    ...rows.slice(-quiet),
    ...rows.map((row) => row.slice(0, quiet) + row.slice(-quiet)),
  ]
  expect(edge.join('').trim()).toBe('')
  expect(drawQr(text)).toContain(`<path fill="#fff" d="M0 0h${rows.length}v${rows.length}H0z"/>`)
})

it('can be read with a sixth of it covered by a thumb: a code of the middle strength', () => {
  const long = 'x'.repeat(50)
  const sizes = (['L', 'M'] as const).map((errorCorrectionLevel) => create(long, { errorCorrectionLevel }).modules.size)
  expect(new Set(sizes).size).toBe(2)
  expect(seen(drawQr(long))).toHaveLength((sizes[1] ?? 0) + 2 * quiet)
})
