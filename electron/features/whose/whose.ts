import type { Me } from '../../contract/identity/person.ts'
import { type Call, personOf } from '../../contract/routes.ts'
import { noSql, type SqlPart, sql } from '../../platform/database/index.ts'

declare const made: unique symbol

/** Of one kind of row: everybody's (null), or one person's, by their id. */
export type Only = string | null

/**
 * Whose rows of each kind somebody may see or touch. What reads or locks such rows takes one, and only this file makes
 * one, from who asks: a read that forgets to ask does not compile. A right says what may be done, this to whose.
 */
export type Whose = {
  /** Orders with their money, story and papers. */
  readonly orders: Only
  /** Customers, as the clerks' list has them. */
  readonly customers: Only
  /** Whoever is in the list of people, with how they are reached. */
  readonly people: Only
  /** Carts with who they are for, and for how long they are promised goods. */
  readonly carts: Only
  /** Names of people, beside what they did. */
  readonly names: Only
  /** What was printed. */
  readonly prints: Only
  readonly statements: Only
  readonly keys: Only
  /** What goods cost the farm: the farm's business, not its customers'. */
  readonly costs: boolean
  readonly [made]: true
}

export type Asking = Pick<Me, 'id' | 'role' | 'permissions'>

/** A customer who signs in; one who was given the work of a clerk is one of the farm. */
const isCustomer = ({ role, permissions }: Asking) => role === 'BUYER' && !permissions.includes('orders:update')

const everybodys = null

export function whoseOf(asking: Asking): Whose {
  const { id, role, permissions } = asking
  const ofFarm = isCustomer(asking) ? id : everybodys
  const ofClerk = permissions.includes('orders:update') ? everybodys : id
  const ofReader = permissions.includes('users:read') ? everybodys : id
  const ofAdmin = role === 'ADMIN' || role === 'SUPER_ADMIN' ? everybodys : id
  const whose = {
    ...{ orders: ofFarm, names: ofFarm, statements: ofFarm, prints: ofFarm },
    // An export gives no more than its list: the right to take something out is none to see it.
    ...{ customers: ofClerk, carts: ofClerk, people: ofReader, keys: ofAdmin },
    costs: permissions.includes('inventory:read'),
  }
  // The mark is of the type alone: it stands for having come by here.
  return whose as Omit<Whose, typeof made> as Whose
}

/** For what the program does by itself, and answers to nobody. */
export const theFarmsOwn = whoseOf({
  id: '',
  role: 'SUPER_ADMIN',
  permissions: ['orders:update', 'users:read', 'inventory:read'],
})

/** Who does it, and whose rows they may do it to: what a change takes beside its input. */
export type By = { userId: string; whose: Whose }

export function byWhom(call: Pick<Call<unknown>, 'who'>): By {
  const who = personOf(call)
  return { userId: who.id, whose: whoseOf(who) }
}

/** What a change takes: what was asked for, by whom, of whose rows. */
export const askedBy = <T extends object>(call: Pick<Call<T>, 'input' | 'who'>): T & By => ({
  ...call.input,
  ...byWhom(call),
})

export const isSeen = (only: Only, of: string | null): boolean => only === null || only === of

/** As a condition on the column that says whose a row is, behind others. */
export const andOnly = (column: SqlPart, only: Only): SqlPart => (only === null ? noSql : sql`AND ${column} = ${only}`)

/** The same for a `where`. */
export const where = <F extends string>(field: F, only: Only): { [K in F]?: string } =>
  // Of one field, which is the one that was asked for.
  (only === null ? {} : { [field]: only }) as { [K in F]?: string }
