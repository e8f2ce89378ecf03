import { describe, expect, it } from 'vitest'
import { permissions } from '../../../electron/contract/permissions.ts'
import { allWords } from '../../support/all-words.ts'

/** Every text of a catalogue under its dotted key. */
function texts(catalogue: object, under = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(catalogue) as [string, unknown][]) {
    if (typeof value === 'string') found.set(under + key, value)
    else if (typeof value === 'object' && value !== null) {
      for (const [inner, text] of texts(value, `${under}${key}.`)) found.set(inner, text)
    }
  }
  return found
}

const variables = (text: string) => [...text.matchAll(/\{\{\s*([^},\s]+)/g)].map((match) => match[1]).toSorted()

const english = texts(allWords.en)
const filipino = texts(allWords.fil)

describe('the catalogues', () => {
  it('hold texts at all', () => {
    expect(english.size).toBeGreaterThan(300)
  })

  it('have the same keys in both languages', () => {
    expect([...filipino.keys()].toSorted()).toEqual([...english.keys()].toSorted())
  })

  it('fill the same variables in both languages', () => {
    for (const [key, text] of english) {
      expect([key, variables(filipino.get(key) ?? '')]).toEqual([key, variables(text)])
    }
  })

  it('leave no text empty and none with stray spaces', () => {
    for (const [key, text] of [...english, ...filipino]) {
      expect([key, text.trim() === text && text !== '']).toEqual([key, true])
    }
  })

  it('give every plural both of its forms', () => {
    for (const key of english.keys()) {
      if (key.endsWith('_one')) expect(english.has(key.replace(/_one$/, '_other'))).toBe(true)
      if (key.endsWith('_other')) expect(english.has(key.replace(/_other$/, '_one'))).toBe(true)
    }
  })

  it('are really translated, but for names, signs and what both languages share', () => {
    const words = (text: string) => text.replace(/\{\{.*?\}\}/g, '').match(/\p{L}{2,}/gu) ?? []
    const long = [...english].filter(([, text]) => words(text).length > 3)
    const same = long.filter(([key, text]) => filipino.get(key) === text).map(([key]) => key)
    expect(same).toEqual([])
  })
})

describe('rights', () => {
  it('have words, each for its part of the farm and for what is done', () => {
    const wanted = permissions.flatMap((permission) => {
      const [resource = '', action = ''] = permission.split(':')
      return [`rights.resource.${resource}`, `rights.action.${action}`, `rights.do.${resource}.${action}`]
    })
    expect(wanted.length).toBeGreaterThan(130)
    expect(wanted.filter((key) => !english.has(key) || !filipino.has(key))).toEqual([])
  })
})
