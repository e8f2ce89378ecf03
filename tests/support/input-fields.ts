import type { z } from 'zod'
import { contract } from '../../electron/contract/index.ts'

/** A field of an input: `mail.save host`, and what its type says of it. */
export type InputField = { field: string; name: string; type: string; formats: readonly string[]; schema: z.ZodType }

type Def = {
  type: string
  format?: string
  checks?: { _zod: { def: { format?: string; pattern?: RegExp } } }[]
  shape?: Record<string, z.ZodType>
  innerType?: z.ZodType
  element?: z.ZodType
  options?: z.ZodType[]
  in?: z.ZodType
  left?: z.ZodType
  right?: z.ZodType
  valueType?: z.ZodType
  items?: z.ZodType[]
}
const defOf = (schema: z.ZodType): Def => schema.def as unknown as Def

/** Where an input forks without a name: the ways on, with the name that stays. */
function inside({ innerType, element, options = [], in: from, left, right, valueType, items = [] }: Def): z.ZodType[] {
  return [innerType, element, from, left, right, valueType, ...options, ...items].filter((one) => one !== undefined)
}

function* fieldsIn(schema: z.ZodType, path: string, name: string): Generator<InputField> {
  const def = defOf(schema)
  for (const [key, child] of Object.entries(def.shape ?? {}))
    yield* fieldsIn(child, path === '' ? key : `${path}.${key}`, key)
  const on = inside(def)
  for (const child of on) yield* fieldsIn(child, path, name)
  if (def.shape || on.length > 0) return
  const checks = (def.checks ?? []).map(({ _zod }) => _zod.def)
  const formats = [def.format, ...checks.flatMap((check) => [check.format, check.pattern?.source])]
  yield { field: path, name, type: def.type, formats: formats.filter((one) => one !== undefined), schema }
}

type Declared = { '~orpc': { inputSchema?: z.ZodType; outputSchema?: z.ZodType } }

const fieldsOf = (side: keyof Declared['~orpc']): readonly InputField[] =>
  Object.entries(contract).flatMap(([feature, procedures]) =>
    Object.entries(procedures as Record<string, Declared>).flatMap(([procedure, { '~orpc': declared }]) => {
      const schema = declared[side]
      // A stream answers with events, which are no zod schema.
      if (schema?.def === undefined) return []
      return [...fieldsIn(schema, '', '')].map((one) => ({ ...one, field: `${feature}.${procedure} ${one.field}` }))
    }),
  )

/** Every field of every input of the contract. */
export const inputFields = fieldsOf('inputSchema')
/** Every field of every answer. */
export const outputFields = fieldsOf('outputSchema')
