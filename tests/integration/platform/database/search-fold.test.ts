import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fold } from '../../../../electron/contract/fold.ts'
import { type Database, freshDatabase, freshEmbedded } from '../../../support/database.ts'

/** Every sign of Latin, marks, punctuation, symbols, kana, ligatures and full width, which all three know alike. */
const blocks = [
  ...[[1, 0x24f] as const, [0x250, 0x36f] as const, [0x370, 0x4ff] as const, [0x1e00, 0x1fff] as const],
  ...[[0x2000, 0x206f] as const, [0x2070, 0x218b] as const, [0x2190, 0x23ff] as const, [0x2460, 0x2bff] as const],
  ...[[0x2c60, 0x2c7f] as const, [0x3000, 0x30ff] as const, [0xac00, 0xac40] as const, [0xfb00, 0xfb4f] as const],
  ...[[0xfe00, 0xfe2f] as const, [0xfe30, 0xfe6b] as const, [0xff01, 0xffef] as const, [0x1f300, 0x1f3ff] as const],
]
const signs = blocks.flatMap(([from, to]) =>
  Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)),
)
const names = [
  'Peñalosa',
  'Iñigo',
  'Jalapeño',
  'Niña',
  'José María Muñoz',
  'Güell',
  'O’Brien-Santos',
  "D'Añasco",
  'ﬁno',
]

/** The same numbers each time: a failure can be run again. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state / 2 ** 32
  }
}
const next = numbers(17)
const mixed = Array.from({ length: process.env.MASH_LONG === '1' ? 100_000 : 2000 }, () =>
  Array.from({ length: 12 }, () => signs[Math.floor(next.next().value * signs.length)]).join(''),
)

describe.each([
  ['PostgreSQL', freshDatabase],
  ['the embedded database', freshEmbedded],
])('a folded text on %s', (_name, open) => {
  let own: Database
  beforeAll(async () => {
    own = await open()
  })
  afterAll(() => own.drop())

  it('is the same as on the page, of every letter, of names and of any mixture', async () => {
    const texts = [...names, ...names.map((name) => name.normalize('NFD')), ...signs, ...mixed]
    const rows = await own.db.$queryRaw<{ text: string; folded: string }[]>`
      SELECT text, search_fold(text) AS folded FROM unnest(${texts}::text[]) AS text`
    expect(rows).toHaveLength(texts.length)
    expect(rows.filter(({ text, folded }) => folded !== fold(text)).slice(0, 5)).toEqual([])
  })
})
