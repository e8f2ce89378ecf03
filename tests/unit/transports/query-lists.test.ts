import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { contract } from '../../../electron/contract/index.ts'
import { publicCalls } from '../../../electron/contract/public-calls.ts'
import { withLists } from '../../../electron/transports/query-lists.ts'

type Declared = { '~orpc': { inputSchema?: z.ZodType } }
/** The lists that a public call may be asked with, each with a value it takes. */
const lists = publicCalls.flatMap(({ feature, name, method, path }) => {
  const { inputSchema } = (contract[feature] as unknown as Record<string, Declared>)[name]?.['~orpc'] ?? {}
  if (method !== 'GET' || !(inputSchema instanceof z.ZodObject)) return []
  const json = z.toJSONSchema(inputSchema, { io: 'input', unrepresentable: 'any' })
  return Object.entries(json.properties ?? {}).flatMap(([field, of]) =>
    JSON.stringify(of).includes('"array"') ? [{ asked: `${path} ${field}`, field, inputSchema, of }] : [],
  )
})

describe('a list in the query of a public call', () => {
  it('is there to be asked with', () => {
    expect(lists.map(({ asked }) => asked)).toContain('/orders status')
  })
  it.each(lists)('$asked takes one value, several, an empty one, or none', ({ field, inputSchema, of }) => {
    const value = String((of as { items: { enum: string[] } }).items.enum[0])
    const read = (given: object) => {
      const parsed = inputSchema.parse(withLists(inputSchema, given))
      return parsed[field]
    }
    expect(read({ [field]: value })).toEqual([value])
    expect(read({ [field]: [value, value] })).toEqual([value, value])
    expect(read({ [field]: '' })).toEqual([])
    expect(read({})).toEqual([])
    expect(() => read({ [field]: `${value},${value}` })).toThrow()
  })
})

it('leaves alone what is no list, or no field at all', () => {
  const schema = z.object({ a: z.string(), b: z.array(z.string()).optional(), c: z.array(z.string()).nullable() })
  expect(withLists(schema, { a: 'x', b: 'x', c: 'x', d: 'x', toString: 'x' })).toEqual({
    a: 'x',
    b: ['x'],
    c: ['x'],
    d: 'x',
    toString: 'x',
  })
  expect(withLists(schema, null)).toBe(null)
  expect(withLists(schema, 'x')).toBe('x')
  expect(withLists(undefined, { b: 'x' })).toEqual({ b: 'x' })
})
