import type { ProcedureMeta } from './base.ts'
import { type Contract, contract } from './index.ts'
import type { Permission } from './permissions.ts'

export const apiPath = '/api/v1'

export type RateClass = NonNullable<ProcedureMeta['api']>

/** A call of `/api/v1`. */
export type PublicCall = {
  feature: keyof Contract
  name: string
  method: string
  /** As a template: `/chambers/{id}`. */
  path: string
  rateClass: RateClass
  /** What the key must hold; null: any key. */
  scope: Permission | null
}

/** What asks a person for a proof is never for programs: nobody is there to give it. */
export const isPublic = (meta: ProcedureMeta): boolean => meta.api !== undefined && meta.stepUp !== true

type Declared = { '~orpc': { meta: ProcedureMeta; route: { method?: string; path?: string } } }

function callOf(feature: keyof Contract, name: string, { '~orpc': { meta, route } }: Declared): PublicCall | null {
  if (!isPublic(meta) || meta.api === undefined) return null
  if (!route.method || !route.path) throw new Error(`${feature}.${name} is public and says neither method nor path`)
  const open = meta.access === 'anyone' || meta.access === 'even-locked' || meta.access === 'signed-in'
  const scope = open ? null : (meta.access as Permission) // what is none of the words is a permission, by its type
  return { feature, name, method: route.method, path: route.path, rateClass: meta.api, scope }
}

/** Every call of `/api/v1`, read off the contract: the door, its document and the scope picker all use this list. */
export const publicCalls: readonly PublicCall[] = (Object.keys(contract) as (keyof Contract)[]).flatMap((feature) =>
  Object.entries<Declared>(contract[feature]).flatMap(([name, declared]) => callOf(feature, name, declared) ?? []),
)

/** The scopes that `/api/v1` asks for today, each once. */
export const publicScopes: readonly Permission[] = [
  ...new Set(publicCalls.flatMap(({ scope }) => (scope === null ? [] : [scope]))),
].toSorted()
