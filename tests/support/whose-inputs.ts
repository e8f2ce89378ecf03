import { z } from 'zod'
import { contract } from '../../electron/contract/index.ts'
import { plainInput } from './every-procedure.ts'
import { aboutRecords, type Records } from './fuzz-records.ts'
import type { WhoseFarm } from './whose-farm.ts'

type Declared = { '~orpc': { inputSchema?: unknown } }

/** The fields that an input may have, whether or not the plain one uses them. */
function fieldsOf(name: string): [string, z.ZodType][] {
  const [feature = '', procedure = ''] = name.split('.')
  const declared = (contract as unknown as Record<string, Record<string, Declared>>)[feature]?.[procedure]
  const schema = declared?.['~orpc'].inputSchema
  if (!(schema instanceof z.ZodObject)) return []
  const shape: Record<string, z.ZodType> = schema.shape
  return Object.entries(shape)
}

/** What is tried in each field that takes it: what another customer is called, and every id of theirs. */
function probesOf({ people: { other }, records }: WhoseFarm): unknown[] {
  return [
    ...new Set(Object.values(records.other)),
    ...[other.firstName, other.lastName, other.digits, `0${other.digits}`, other.email, '9988776655441', '', null],
    ...[
      true,
      false,
      1,
      500,
      new Date(0),
      new Date('2100-01-01T00:00:00Z'),
      ['DELIVERED'],
      'csv',
      'xlsx',
      'due',
      'total',
    ],
  ]
}

/** Each field with each probe that it takes. */
export function fieldProbes(farm: WhoseFarm, name: string): [string, unknown[]][] {
  const probes = probesOf(farm)
  return fieldsOf(name).map(([field, schema]) => [field, probes.filter((probe) => schema.safeParse(probe).success)])
}

const papers = (of: { orderId: string; productId: string } | null) => {
  const [orderId, productId] = [of?.orderId ?? 'none', of?.productId ?? 'none']
  return [
    ...(['invoice', 'packing-slip', 'receipt'] as const).map((kind) => ({ kind, orderId })),
    { kind: 'pick-list', orderIds: [orderId] },
    { kind: 'label', productId, batchId: null, count: 1 },
  ].map((document) => ({ document }))
}

/** What no field alone says: every paper of an order, and the day's whole pick list. */
function special(name: string, ids: Records | null): unknown[] {
  if (name !== 'documents.preview') return []
  const { orderId = '', productId = '' } = ids ?? {}
  return papers(ids && { orderId, productId })
}
const general = [{ document: { kind: 'pick-list', orderIds: null } }, { document: { kind: 'test-page', paper: 'a4' } }]

/** Of the same call about nothing, about one's own things and about another's. */
export function aboutWhom(
  { records }: WhoseFarm,
  name: string,
): { none: unknown[]; mine: unknown[]; other: unknown[] } {
  const plain = plainInput[name]
  const [mine, other] = [aboutRecords(name, plain, records.mine), aboutRecords(name, plain, records.other)]
  return {
    none: [plain, ...special(name, null)],
    mine: [...(mine === undefined ? [] : [mine]), ...special(name, records.mine)],
    other: [...(other === undefined ? [] : [other]), ...special(name, records.other)],
  }
}

/** Every input that a reading call is asked with: about whom, and each field with each probe. */
export function readInputs(farm: WhoseFarm, name: string): unknown[] {
  const { none, mine, other } = aboutWhom(farm, name)
  const [base] = [...mine, ...none]
  const probed = fieldProbes(farm, name).flatMap(([field, probes]) =>
    probes.map((probe) => ({ ...(typeof base === 'object' ? base : {}), [field]: probe })),
  )
  return [...none, ...mine, ...other, ...(name === 'documents.preview' ? general : []), ...probed]
}
