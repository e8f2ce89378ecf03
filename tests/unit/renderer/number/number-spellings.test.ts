import fc from 'fast-check'
import { expect, it } from 'vitest'
import { count, decimal, money, type NumberKind, percent } from '../../../../renderer/ui/number/number-kinds.ts'
import { standardText, typedOf } from '../../../../renderer/ui/number/number-text.ts'
import { readNumber } from '../../../../renderer/ui/number/read-number.ts'

const runs = process.env['MASH_LONG'] === '1' ? { numRuns: 2_000_000 } : { numRuns: 20_000, seed: 20_261_201 }

const kinds: NumberKind[] = [
  count({ max: 1_000_000 }),
  count({ min: -1_000_000, max: 1_000_000 }),
  money(),
  percent({ min: -90, max: 500 }),
  decimal({ decimals: 1, min: -1_000_000, max: 1_000_000 }),
  decimal({ decimals: 3, max: 100_000 }),
  decimal({ decimals: 4, min: -10_000, max: 10_000 }),
]

/** How numbers are written somewhere: what groups, what stands for the point. */
const customs = [
  { group: '', point: '.' },
  { group: ',', point: '.' },
  { group: '.', point: ',' },
  { group: ' ', point: ',' },
  { group: '\u00A0', point: ',' },
  { group: '\u202F', point: ',' },
  { group: '\u2009', point: '.' },
  { group: "'", point: '.' },
  { group: '’', point: ',' },
  { group: '', point: ',' },
] as const
const blanks = fc.constantFrom('', ' ', '\u00A0', '\u202F', '\u3000', '\t', '\n')
const marks = fc.constantFrom('', '\u200B', '\uFEFF', '\u200F', '\u200E', '\u2060', '\u00AD')
const minuses = fc.constantFrom('-', '−', '–', '－')

const spelled = fc.record({
  kind: fc.constantFrom(...kinds),
  whole: fc.oneof(fc.nat(30), fc.nat(3000), fc.nat(20_000_000)),
  fraction: fc.stringMatching(/^\d{0,5}$/),
  isNegative: fc.boolean(),
  minus: minuses,
  custom: fc.constantFrom(...customs),
  before: blanks,
  after: blanks,
  mark: marks,
  at: fc.nat(20),
  isWide: fc.boolean(),
})
type Spelled = typeof spelled extends fc.Arbitrary<infer T> ? T : never

const widened = (text: string) =>
  text.replaceAll(/[0-9.,]/g, (sign) => String.fromCodePoint(sign.charCodeAt(0) + 0xfee0))

function textOf({ whole, fraction, custom, isNegative, minus, before, after, mark, at, isWide }: Spelled): string {
  const digits = String(whole).replaceAll(/\B(?=(\d{3})+$)/g, custom.group)
  const text = digits + (fraction === '' ? '' : custom.point + fraction)
  const marked = text.slice(0, at) + mark + text.slice(at)
  return before + (isNegative ? minus : '') + (isWide ? widened(marked) : marked) + after
}

/** What it was made from, in the unit of the field. */
function truthOf({ kind, whole, fraction, isNegative }: Spelled): number {
  const size =
    kind.name === 'money' ? whole * 100 + Number(`0.${fraction || '0'}`) * 100 : Number(`${whole}.${fraction || '0'}`)
  return (isNegative ? -1 : 1) * size
}

/**
 * The two spellings that mean one thing here, whoever types them: `1,250` is grouped where no third decimal is taken, and
 * `1.250` has a point where one is. Null: neither.
 */
function whatStandsHere(made: Spelled): number | null {
  const { custom, fraction, whole, kind } = made
  if (custom.point === ',' && fraction.length === 3 && whole > 0 && whole < 1000 && kind.decimals < 3) {
    return truthOf({ ...made, whole: Number(`${whole}${fraction}`), fraction: '' })
  }
  const isGroupedOnce = whole >= 1000 && whole < 1_000_000 && fraction === ''
  return custom.group === '.' && isGroupedOnce && kind.decimals >= 3 ? truthOf(made) / 1000 : null
}

it('a number in any spelling is read as what was meant, or refused: never as another', () => {
  let read = 0
  fc.assert(
    fc.property(spelled, (made) => {
      const reading = readNumber(made.kind, textOf(made))
      if (!reading.ok) return
      read += 1
      const meantOtherwise = whatStandsHere(made)
      if (meantOtherwise !== null) expect(reading.value).toBe(meantOtherwise)
      else expect(reading.value).toBeCloseTo(truthOf(made) + 0, 6)
    }),
    runs,
  )
  // It is not that all is refused.
  expect(read).toBeGreaterThan(runs.numRuns / 5)
})

it('what is refused is refused for a reason: within bounds, not too fine and in a known spelling it is read', () => {
  fc.assert(
    fc.property(spelled, (made) => {
      const { kind, whole, custom, isNegative } = made
      const fraction = made.fraction.slice(0, Math.min(kind.decimals, 2)).replace(/0+$/, '')
      const truth = truthOf({ ...made, fraction })
      const isLarge = custom.group !== '' && whole >= 1000 && whole < 1_000_000
      const isDoubtful =
        fraction === '' && isLarge && (custom.group === '.' || (custom.group === ',' && kind.decimals >= 3))
      fc.pre(!isDoubtful && truth >= kind.min && truth <= kind.max && !(isNegative && kind.min >= 0))
      expect(readNumber(kind, textOf({ ...made, fraction }))).toMatchObject({ ok: true })
    }),
    runs,
  )
})

it('text of any signs is a number within its bounds, or refused', () => {
  const signs = fc.array(fc.constantFrom(...Array.from("0123456789.,-+ '₱%eEPHx\u00A0\u200B５−")), { maxLength: 14 })
  fc.assert(
    fc.property(fc.constantFrom(...kinds), signs, (kind, text) => {
      const reading = readNumber(kind, text.join(''))
      if (!reading.ok || reading.value === null) return
      expect(reading.value).toBeGreaterThanOrEqual(kind.min)
      expect(reading.value).toBeLessThanOrEqual(kind.max)
      expect(Object.is(reading.value, -0)).toBe(false)
      // The digits are those that were typed, and no others.
      const own = (digits: string) =>
        digits.replaceAll('５', '5').replaceAll(/\D/g, '').replace(/^0+/, '').replace(/0+$/, '')
      expect(own(String(reading.value))).toBe(own(text.join('')))
    }),
    runs,
  )
})

it('what stands in a field is read as the value it was written from', () => {
  const value = fc.record({ kind: fc.constantFrom(...kinds), size: fc.double({ min: 0, max: 1, noNaN: true }) })
  fc.assert(
    fc.property(value, ({ kind, size }) => {
      const steps = kind.name === 'money' ? 1 : 10 ** kind.decimals
      const written = Math.round((kind.min + size * (kind.max - kind.min)) * steps) / steps + 0
      expect(typedOf(kind, standardText(kind, written))).toBe(written)
    }),
    runs,
  )
})
