import type { StandardHandlerOptions, StandardHandlerPlugin } from '@orpc/server/standard'
import { z } from 'zod'
import type { Caller } from '../contract/routes.ts'

/** Whether a field is a list, whatever stands around that: a default, or that it may be missing. */
function isList(field: z.core.$ZodType): boolean {
  if (field instanceof z.ZodArray) return true
  const wrapped = field instanceof z.ZodDefault || field instanceof z.ZodOptional || field instanceof z.ZodNullable
  return wrapped && isList(field.def.innerType)
}

const asList = (value: unknown): unknown => (Array.isArray(value) ? value : value === '' ? [] : [value])

/**
 * A query names a list by saying its parameter once for each value; said once it reads like no list at all, and said
 * empty it means none. A comma is a sign like any other.
 */
export function withLists(schema: unknown, input: unknown): unknown {
  if (!(schema instanceof z.ZodObject) || typeof input !== 'object' || input === null) return input
  const fields: Record<string, z.core.$ZodType> = schema.shape
  const entries = Object.entries(input).map(([name, value]: [string, unknown]) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    return [name, field && isList(field) ? asList(value) : value]
  })
  return Object.fromEntries(entries)
}

/** Lists of a query, before their values are read: this comes after what coerces them, and so is asked before it. */
export class QueryLists implements StandardHandlerPlugin<Caller> {
  init(options: StandardHandlerOptions<Caller>): void {
    options.clientInterceptors ??= []
    options.clientInterceptors.unshift((call) => {
      const { inputSchema, route } = call.procedure['~orpc']
      return route.method === 'GET' ? call.next({ ...call, input: withLists(inputSchema, call.input) }) : call.next()
    })
  }
}
