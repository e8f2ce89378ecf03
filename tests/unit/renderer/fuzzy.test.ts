import { describe, expect, it } from 'vitest'
import { rank, scoreOf } from '../../../renderer/app/fuzzy.ts'

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

  it('forgives left-out letters, but not letters strewn over the line', () => {
    expect(found('brkr')).toEqual(['Settings: Broker'])
    expect(scoreOf('cd', 'Calamba House dark')).toBe(0)
  })
})
