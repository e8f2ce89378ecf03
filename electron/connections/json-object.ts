import { ok, type Result, refuse } from '../platform/result.ts'
import type { Reject } from './frame.ts'

export type JsonObject = Record<string, unknown>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The first characters of a text that was not understood, for the reject's detail. */
export const excerpt = (text: string) => text.slice(0, 80)

const isPrintable = (code: number) => code >= 0x20 && code <= 0x7e

/**
 * Without what a wire or a C string adds at either end: NUL bytes, a byte-order mark, bytes of noise, blanks. What
 * devices say begins and ends with plain ASCII. (A loop: on a long run of noise a pattern would try each of its places.)
 */
export function withoutNoise(text: string): string {
  let [from, to] = [0, text.length]
  while (from < to && !isPrintable(text.charCodeAt(from))) from += 1
  while (to > from && !isPrintable(text.charCodeAt(to - 1))) to -= 1
  return text.slice(from, to).trim()
}

/** A text between quotes, or a number as Python's json writes it and JSON does not know it. */
const pythonNumbers = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g

/** The same with those numbers as texts, which no quantity takes: their fellows can then be read. */
const quoted = (text: string) => text.replace(pythonNumbers, (found) => (found.startsWith('"') ? found : `"${found}"`))

export function parseObject(text: string): Result<JsonObject, Reject> {
  const clean = withoutNoise(text)
  let value: unknown
  try {
    value = JSON.parse(/\b(?:NaN|Infinity)\b/.test(clean) ? quoted(clean) : clean)
  } catch {
    return refuse({ code: 'NOT_JSON', detail: excerpt(text) }) // half a line after a replug is normal
  }
  return isObject(value) ? ok(value) : refuse({ code: 'BAD_SHAPE', detail: `not an object: ${excerpt(text)}` })
}

/** `{…}{…}` as its objects, and what is behind them as it is. Braces within texts do not count. */
export function splitObjects(text: string): string[] {
  const parts: string[] = []
  let [depth, from, inText] = [0, 0, false]
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]
    if (inText && char === '\\') at += 1
    else if (char === '"') inText = !inText
    else if (!inText && char === '{') depth += 1
    else if (!inText && char === '}') {
      depth -= 1
      if (depth !== 0) continue
      parts.push(text.slice(from, at + 1))
      from = at + 1
      while (text[from] === ' ') from += 1
      if (text[from] !== '{') break
    }
  }
  return from < text.length ? [...parts, text.slice(from)] : parts
}
