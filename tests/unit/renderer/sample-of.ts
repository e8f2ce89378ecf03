import type { z } from 'zod'

type Def = {
  type: string
  element?: z.core.$ZodType
  innerType?: z.core.$ZodType
  options?: z.core.$ZodType[]
  entries?: Record<string, string>
  shape?: Record<string, z.core.$ZodType>
  values?: unknown[]
}

/** What differs makes one sample each, so that every field, reason and absence of an error is seen once. */
export function samplesOf(schema: z.core.$ZodType): unknown[] {
  const def: Def = schema._zod.def
  switch (def.type) {
    case 'object':
      return objectsOf(def.shape ?? {})
    case 'array':
      return def.element ? [samplesOf(def.element).slice(0, 1)] : []
    case 'nullable':
    case 'optional':
      return [...(def.innerType ? samplesOf(def.innerType) : []), null]
    case 'default':
    case 'readonly':
    case 'pipe':
      return def.innerType ? samplesOf(def.innerType) : ['?']
    case 'union':
      return (def.options ?? []).flatMap(samplesOf)
    case 'enum':
      return Object.values(def.entries ?? {})
    case 'literal':
      return def.values ?? []
    case 'number':
    case 'int':
      return [3]
    case 'date':
      return [new Date('2026-03-01T08:00:00Z')]
    case 'record':
      // Which facts it holds is not declared: those that a broker's refusals have.
      return [{ host: 'broker.example', port: 1883 }]
    case 'boolean':
      return [true]
    default:
      return ['something']
  }
}

function objectsOf(shape: Record<string, z.core.$ZodType>): unknown[] {
  const fields = Object.entries(shape).map(([name, field]) => ({ name, samples: samplesOf(field) }))
  const first = Object.fromEntries(fields.map(({ name, samples }) => [name, samples[0]]))
  const others = fields.flatMap(({ name, samples }) => samples.slice(1).map((sample) => ({ ...first, [name]: sample })))
  return [first, ...others]
}
