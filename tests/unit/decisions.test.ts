import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const decided = [...read('DECISIONS.md').matchAll(/^- \*\*(D?\d+(?:\.\d+)?)\.? /gm)].map(([, number = '']) => number)

/** `decision 76`, `Decisions 66–68`, `(ecosystem 1.1 and 2.1)`, `decision D4`. */
const citation = /\b(?:decisions?|ecosystem) (D?\d+(?:\.\d+)?(?:(?:, | and |–)D?\d+(?:\.\d+)?)*)/gi
const sources = ['electron/**/*.{ts,mjs}', 'renderer/**/*.{ts,tsx,css}', 'prisma/schema/*.prisma', 'tests/**/*.ts']

test('every decision has one number, and none of the numbers is missing', () => {
  const all = [...Array.from({ length: 108 }, (_, at) => String(at + 1)), 'D1', 'D2', 'D3', 'D4', 'D5']
  expect(decided.filter((number) => !number.includes('.'))).toEqual(all)
})

test('a comment cites only what can be opened', () => {
  const unknown = globSync(sources, { cwd: root }).flatMap((file) =>
    [...read(file).matchAll(citation)]
      .flatMap(([, numbers = '']) => numbers.split(/, | and |–/))
      .filter((number) => !decided.includes(number))
      .map((number) => `${file}: ${number}`),
  )
  expect(unknown).toEqual([])
})
