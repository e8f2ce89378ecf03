import type { z } from 'zod'
import { contract } from '../../electron/contract/index.ts'

/** What an input holds that a caller may make long, by its path: `rows[].before.tags`. */
export type Sized = { path: string; kind: 'list' | 'text' | 'bytes'; most: number }
type Found = { sized: Sized[]; endless: string[] }

/** As zod keeps it; only what is looked at here. */
type Def = {
  type: string
  shape?: Record<string, Schema>
  element?: Schema
  items?: Schema[]
  options?: Schema[]
  innerType?: Schema
  in?: Schema
  keyType?: Schema
  valueType?: Schema
  checks?: { _zod: { def: { check: string; maximum?: number; length?: number; pattern?: RegExp } } }[]
}
type Schema = z.core.$ZodType & { meta?: () => Record<string, unknown> | undefined }

const short = new Set(['boolean', 'number', 'int', 'bigint', 'date', 'enum', 'literal', 'null', 'undefined', 'void'])

/** The least of what its checks let through; null: none of them ends it. */
function mostOf(schema: Schema, def: Def): number | null {
  const given = schema.meta?.() ?? {}
  const said = [given.mostBytes, given.mostFields].filter((most) => typeof most === 'number')
  const checked = (def.checks ?? []).flatMap(({ _zod: { def: check } }) => check.maximum ?? check.length ?? [])
  const format = (def as { format?: string }).format
  const formats = format === 'uuid' ? [36] : []
  const patterns = (def.checks ?? []).flatMap(({ _zod: { def: check } }) => check.pattern ?? [])
  // A pattern of both ends without a sign that repeats ends the text by itself.
  if (patterns.some(({ source }) => /^\^.*\$$/.test(source) && !/[*+]|\{\d+,\}/.test(source))) formats.push(200)
  const all = [...said, ...checked, ...formats]
  return all.length === 0 ? null : Math.min(...all)
}

function walk(schema: Schema, path: string, found: Found): void {
  // Zod types its insides for each kind apart; here they are read as one.
  const def = schema._zod.def as unknown as Def
  const most = mostOf(schema, def)
  const note = (kind: Sized['kind']) => {
    if (most === null) found.endless.push(`${path}: ${def.type}`)
    else found.sized.push({ path, kind, most })
  }
  if (short.has(def.type)) return
  if (def.type === 'string') note('text')
  else if (def.type === 'custom' || def.type === 'unknown') note('bytes')
  else if (def.type === 'array') {
    note('list')
    if (def.element) walk(def.element, `${path}[]`, found)
  } else if (def.type === 'record') {
    // Of an enum's words there are only so many.
    if (def.keyType && (def.keyType._zod.def as unknown as Def).type !== 'enum') {
      note('list')
      walk(def.keyType, `${path}{}`, found)
    }
    if (def.valueType) walk(def.valueType, `${path}{}`, found)
  } else if (def.type === 'object')
    for (const [name, inner] of Object.entries(def.shape ?? {}))
      walk(inner, path === '' ? name : `${path}.${name}`, found)
  else {
    const inner = [...(def.options ?? []), ...(def.items ?? []), def.innerType ?? def.in].filter(
      (one) => one !== undefined,
    )
    if (inner.length === 0) found.endless.push(`${path}: ${def.type}`)
    for (const one of inner) walk(one, path, found)
  }
}

type Declared = { '~orpc': { inputSchema?: Schema } }

/** What each procedure's input may hold, and what has no end. */
export const inputSizes: readonly (Found & { name: string })[] = Object.entries(contract).flatMap(
  ([feature, procedures]) =>
    Object.entries(procedures as unknown as Record<string, Declared>).map(
      ([
        name,
        {
          '~orpc': { inputSchema },
        },
      ]) => {
        const found: Found = { sized: [], endless: [] }
        if (inputSchema) walk(inputSchema, '', found)
        return { name: `${feature}.${name}`, ...found }
      },
    ),
)
