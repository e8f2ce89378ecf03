import { ok, type Result, refuse } from '../platform/result.ts'
import type { Reject } from './frame.ts'

export type JsonObject = Record<string, unknown>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The first characters of a text that was not understood, for the reject's detail. */
export const excerpt = (text: string) => text.slice(0, 80)

export function parseObject(text: string): Result<JsonObject, Reject> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refuse({ code: 'NOT_JSON', detail: excerpt(text) }) // half a line after a replug is normal
  }
  return isObject(value) ? ok(value) : refuse({ code: 'BAD_SHAPE', detail: `not an object: ${excerpt(text)}` })
}
