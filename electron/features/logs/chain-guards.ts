import type { ChainGuard } from '../../contract/logs.ts'

/** Something of the database that the trail rests on, and what it is. */
export type Guard = { kind: ChainGuard['kind']; name: string; is: string }

const column = (name: string, is: string): Guard => ({ kind: 'column', name, is })
const logs = {
  id: 'text not null',
  user_id: 'text',
  action: 'text not null',
  entity: 'text not null',
  entity_id: 'text',
  old_values: 'jsonb',
  new_values: 'jsonb',
  ip_address: 'text',
  user_agent: 'text',
  timestamp: 'timestamp(3) with time zone not null',
  hash: 'text not null',
  prev_hash: 'text not null',
  seq: 'bigint not null',
}
const chain = { id: 'integer not null', last_seq: 'bigint not null', last_hash: 'text not null' }

/**
 * As the migration made them, written by hand: the tables, what they are guarded by, and the functions, by the SHA-256
 * of their text. A trigger's number is PostgreSQL's `tgtype`: 7 before each inserted row, 58 before each statement that
 * updates, deletes or empties; O: switched on. That nobody owns a right to alter rows is an absence: no `right` is here.
 */
export const madeGuards: readonly Guard[] = [
  { kind: 'table', name: 'audit_logs', is: 'table, kept' },
  { kind: 'table', name: 'audit_chain', is: 'table, kept' },
  ...Object.entries(logs).map(([name, is]) => column(`audit_logs.${name}`, is)),
  ...Object.entries(chain).map(([name, is]) => column(`audit_chain.${name}`, is)),
  { kind: 'constraint', name: 'audit_logs.audit_logs_pkey', is: 'PRIMARY KEY (id)' },
  { kind: 'constraint', name: 'audit_chain.audit_chain_pkey', is: 'PRIMARY KEY (id)' },
  { kind: 'index', name: 'audit_logs_seq_key', is: 'seq' },
  { kind: 'trigger', name: 'audit_logs.audit_link', is: '7 O audit_link' },
  { kind: 'trigger', name: 'audit_logs.audit_refuse', is: '58 O audit_refuse' },
  { kind: 'trigger', name: 'audit_chain.audit_refuse', is: '58 O audit_refuse' },
  { kind: 'function', name: 'audit_digest', is: '86a2b1dda50c13ba88bf926de63fd4fe006cc27f261921a2606b79010c2dac30' },
  { kind: 'function', name: 'audit_link', is: '554c291ce1b080a7ce72ef291788cb7d44f5919268a26af14832d3f9f5befc24' },
  { kind: 'function', name: 'audit_refuse', is: '7e3a27d9617084bd2e236a81659fb21bf5ba4d3899ff8edca45561dcafd40625' },
]

/** What is not as it was made. */
export function guardsUnlike(made: readonly Guard[], found: readonly Guard[]): ChainGuard[] {
  const twins = (all: readonly Guard[], one: Guard) =>
    all.filter(({ kind, name }) => kind === one.kind && name === one.name)
  const unlike = made.flatMap((one): ChainGuard[] => {
    const { kind, name } = one
    const there = twins(found, one)
    // Two functions of one name: whichever of them is called, it need not be ours.
    if (there.length === 1 && there[0]?.is === one.is) return []
    return [{ kind, name, how: there.length === 0 ? 'missing' : 'changed' }]
  })
  const added = found.filter((one) => twins(made, one).length === 0)
  return [...unlike, ...added.map(({ kind, name }): ChainGuard => ({ kind, name, how: 'added' }))]
}
