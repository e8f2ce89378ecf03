import { expect, it } from 'vitest'
import { z } from 'zod'
import { contract } from '../../../electron/contract/index.ts'

/** The most money there is, in centavos: the widest whole number that any column holds. */
const widest = 9_999_999_999

type Schema = { type?: string; minimum?: number; maximum?: number }
const isBounded = ({ minimum = -Infinity, maximum = Infinity }: Schema) => minimum >= -widest && maximum <= widest

/** Where in a schema whole numbers stand without bounds. */
function unboundedIn(schema: unknown, at: string): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const own = (schema as Schema).type === 'integer' && !isBounded(schema) ? [at] : []
  return [...own, ...Object.entries(schema).flatMap(([key, inner]) => unboundedIn(inner, `${at}.${key}`))]
}

it('a procedure takes no whole number that a column can not hold: it is refused at the door, with its field', () => {
  const inputs = Object.entries(contract).flatMap(([feature, procedures]) =>
    Object.entries(procedures as Record<string, { '~orpc': { inputSchema?: z.ZodType } }>).flatMap(([name, each]) => {
      const { inputSchema } = each['~orpc']
      return inputSchema ? [{ name: `${feature}.${name}`, inputSchema }] : []
    }),
  )
  expect(inputs.length).toBeGreaterThan(150)
  const unbounded = inputs.flatMap(({ name, inputSchema }) =>
    unboundedIn(z.toJSONSchema(inputSchema, { io: 'input', unrepresentable: 'any' }), name),
  )
  expect(unbounded).toEqual([])
})
