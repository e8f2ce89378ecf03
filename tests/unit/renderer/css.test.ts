import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readCss } from '../../support/css.ts'

const renderer = join(import.meta.dirname, '../../../renderer')
const files = globSync('**/*.css', { cwd: renderer }).map((path) => {
  const file = path.replaceAll('\\', '/')
  return { file, stem: basename(file, '.css'), ...readCss(readFileSync(join(renderer, file), 'utf8')) }
})
const tokens = 'ui/tokens.css'

/** What overrules what: a later layer, whatever the specificity. */
const layers = ['tokens', 'base', 'ui', 'frame', 'shared', 'features']

function layerOf(file: string): string {
  if (file === tokens) return 'tokens'
  if (file === 'ui/base.css') return 'base'
  return { ui: 'ui', app: 'frame', features: 'features' }[file.split('/')[0] ?? ''] ?? 'shared'
}

/** Lengths, times and colours as they stand; a hairline and the whole window have no better name. */
const raw =
  /(?<![\w#-])-?\d*\.?\d+(?:px|r?em|ch|ex|ms|s|v[hw]|vmin|vmax|pt|cm|mm)\b|#[\da-f]{3,8}\b|\b(?:rgb|hsl|hwb|ok\w+)a?\(/gi
const named = /^(?:-?1px|100v[hw])$/
const rawIn = (value: string) => [...value.matchAll(raw)].map(([found]) => found).filter((found) => !named.test(found))

describe('layers', () => {
  test('their order is said once', () => {
    const said = files.flatMap(({ file, statements }) => statements.map((statement) => `${file}: ${statement}`))
    expect(said).toEqual([`${tokens}: @layer ${layers.join(', ')}`])
  })

  test("every file's rules stand in its own", () => {
    const elsewhere = files.flatMap(({ file, rules }) =>
      rules
        .filter(({ around }) => around[0] !== `@layer ${layerOf(file)}`)
        .map(({ selectors }) => `${file}: ${selectors.join(', ')}`),
    )
    expect(elsewhere).toEqual([])
  })
})

describe('measures', () => {
  test('a raw size or colour is a token, or a measure at the top of its file', () => {
    const faults = files
      .filter(({ file }) => file !== tokens)
      .flatMap(({ file, rules }) =>
        rules.flatMap(({ selectors, declarations }) =>
          declarations
            .filter(({ name }) => !(name.startsWith('--') && selectors.join() === ':root'))
            .flatMap(({ name, value }) =>
              rawIn(value).map((found) => `${file} ${selectors.join(', ')}: ${name} ${found}`),
            ),
        ),
      )
    expect(faults).toEqual([])
  })

  test("a file's own measures are named after it", () => {
    const strangers = files
      .filter(({ file }) => file !== tokens)
      .flatMap(({ file, stem, rules }) =>
        rules
          .filter(({ selectors }) => selectors.includes(':root'))
          .flatMap(({ declarations }) => declarations)
          .filter(({ name }) => !name.startsWith(`--${stem}-`))
          .map(({ name }) => `${file}: ${name}`),
      )
    expect(strangers).toEqual([])
  })

  test('what is taken by name is there: in the tokens, the states, or the file itself', () => {
    const declared = (file: string) =>
      files
        .filter((other) => other.file === file)
        .flatMap(({ rules }) => rules.flatMap(({ declarations }) => declarations.map(({ name }) => name)))
    const shared = new Set([...declared(tokens), ...declared('ui/words.css'), '--trigger-width'])
    const missing = files.flatMap(({ file, rules }) => {
      const own = new Set(declared(file))
      return rules
        .flatMap(({ declarations }) => declarations)
        .flatMap(({ value }) => [...value.matchAll(/var\((--[\w-]+)/g)].map(([, name = '']) => name))
        .filter((name) => !shared.has(name) && !own.has(name))
        .map((name) => `${file}: ${name}`)
    })
    expect(missing).toEqual([])
  })
})
