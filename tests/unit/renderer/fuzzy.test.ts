import { describe, expect, it } from 'vitest'
import { rank } from '../../../renderer/app/fuzzy.ts'

const names = ['Chambers', 'Los Baños House 2', 'Settings: Broker', 'Calamba House 2', 'Theme: Dark']
const found = (search: string) => rank(search, names, (name) => name)

describe('the palette’s search', () => {
  it('keeps all, in their order, while nothing is typed', () => {
    expect(found('')).toEqual(names)
    expect(found('   ')).toEqual(names)
  })

  it('prefers the start of a text to the start of a word, and that to the middle', () => {
    expect(rank('ho', ['A shop', 'The house', 'House 1'], (name) => name)).toEqual(['House 1', 'The house', 'A shop'])
  })

  it('does not mind accents and case', () => {
    expect(found('BANOS')).toEqual(['Los Baños House 2'])
  })

  it('wants every word that was typed', () => {
    expect(found('house los')).toEqual(['Los Baños House 2'])
    expect(found('house broker')).toEqual([])
  })

  it('keeps the order of what answers equally well', () => {
    expect(rank('view', ['View b', 'View a'], (name) => name)).toEqual(['View b', 'View a'])
    expect(rank('add', ['Add stock', 'Add order'], (name) => name)).toEqual(['Add stock', 'Add order'])
  })

  it('takes signs for nothing but signs', () => {
    const orders = ['Order MASH-2026-000041', 'Order MASH-2026-000042']
    const asked = (search: string) => rank(search, orders, (name) => name)
    expect(asked('2026-000042')).toEqual(['Order MASH-2026-000042'])
    expect(asked('-000042')).toEqual(['Order MASH-2026-000042'])
    expect(asked('"mash')).toEqual(orders)
    expect(asked('(')).toEqual([])
  })

  it('compares as every search does: marks, case, width and invisible signs are none', () => {
    for (const typed of ['penalosa', 'PEÑALOSA', 'Pen\u0303alosa', 'ｐｅｎａｌｏｓａ', 'Pe\u00ADñalosa'])
      expect(
        rank(typed, ['Niña Peñalosa', 'Mia Cruz'], (name) => name),
        typed,
      ).toEqual(['Niña Peñalosa'])
  })

  it('forgives left-out letters, but not letters strewn over the line', () => {
    expect(found('brkr')).toEqual(['Settings: Broker'])
    expect(rank('cd', ['Calamba House dark'], (name) => name)).toEqual([])
    expect(found('cs')).toEqual([]) // six letters of Chambers lie between
  })
})
