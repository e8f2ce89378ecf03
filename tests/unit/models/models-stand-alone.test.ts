import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const support = join(import.meta.dirname, '..', '..', 'support')

/** What a file takes from others, by whichever form. */
const takenBy = (text: string): string[] =>
  [...text.matchAll(/(?:from|import\(?|require\()\s*['"]([^'"]+)['"]/g)].map(([, from = '']) => from)

it.each(['shop-model', 'chamber-model'])(
  '%s is written from the decisions: it takes nothing from outside itself',
  (model) => {
    const files = readdirSync(join(support, model))
    expect(files.length).toBeGreaterThan(1)
    const taken = files.flatMap((file) => takenBy(readFileSync(join(support, model, file), 'utf8')))
    expect(taken.length).toBeGreaterThan(0)
    expect(taken.filter((from) => !/^\.\/[a-z-]+\.ts$/.test(from))).toEqual([])
  },
)
