import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compoundsOf, readCss } from '../../support/css.ts'
import { wordsOf } from '../../support/markup.ts'

const renderer = join(import.meta.dirname, '../../../renderer')
const read = (pattern: string) =>
  globSync(pattern, { cwd: renderer }).map((path) => {
    const file = path.replaceAll('\\', '/')
    return { file, room: roomOf(file), text: readFileSync(join(renderer, file), 'utf8') }
  })
/** A feature, or what several draw: `features/orders`, `paper`. */
const roomOf = (file: string) => /^features\/[^/]+|^[^/]+/.exec(file)?.[0] ?? ''

const sheets = read('**/*.css').map(({ file, room, text }) => {
  const selectors = readCss(text).rules.flatMap((rule) => rule.selectors)
  return {
    file,
    room,
    stem: basename(file, '.css'),
    selectors,
    classes: new Set(selectors.flatMap(compoundsOf).flat()),
  }
})
const sources = read('**/*.{ts,tsx}')
  .filter(({ room }) => room !== 'locales')
  .map(({ file, room, text }) => ({ file, room, ...wordsOf(text) }))

/** The words that every screen may use. */
const uiSheets = sheets.filter(({ room }) => room === 'ui')
const uiClasses = new Set(uiSheets.flatMap(({ classes }) => [...classes]))
const ownSheets = sheets.filter(({ room }) => room !== 'ui')
const owns = (stem: string, name: string) => name === stem || name.startsWith(`${stem}-`)

describe('whose a class is', () => {
  test('every name of a style sheet is one sheet’s alone', () => {
    const stems = ownSheets.map(({ stem }) => stem)
    const twice = stems.filter((stem, at) => stems.some((other, place) => place !== at && owns(other, stem)))
    const taken = [...uiClasses].filter((name) => stems.some((stem) => owns(stem, name)))
    expect({ twice, taken }).toEqual({ twice: [], taken: [] })
  })

  test('a style sheet speaks of its own parts, and of ui parts only inside them', () => {
    const leaks = ownSheets.flatMap(({ file, stem, selectors }) =>
      selectors
        .filter((selector) => selector !== ':root')
        .filter((selector) => {
          const compounds = compoundsOf(selector)
          const isOwn = (compound: string[]) => compound.some((name) => owns(stem, name))
          const known = (compound: string[]) => isOwn(compound) || compound.every((name) => uiClasses.has(name))
          return !isOwn(compounds[0] ?? []) || !compounds.every(known)
        })
        .map((selector) => `${file}: ${selector}`),
    )
    expect(leaks).toEqual([])
  })
})

describe('classes that are there for something', () => {
  test('each is used: a feature’s in the feature, those of ui anywhere', () => {
    const unused = sheets.flatMap(({ file, room, classes }) => {
      const users = sources.filter((source) => room === 'ui' || source.room === room)
      return [...classes]
        .filter((name) => room === 'ui' || !uiClasses.has(name))
        .filter((name) => !users.some(({ all }) => all.has(name)))
        .map((name) => `${file}: .${name}`)
    })
    expect(unused).toEqual([])
  })

  test('each that markup asks for is defined, by ui or in its own feature', () => {
    const unknown = sources.flatMap(({ file, room, classNames }) => {
      const own = new Set(ownSheets.filter((sheet) => sheet.room === room).flatMap(({ classes }) => [...classes]))
      return classNames.filter((name) => !uiClasses.has(name) && !own.has(name)).map((name) => `${file}: ${name}`)
    })
    expect(unknown).toEqual([])
  })
})
