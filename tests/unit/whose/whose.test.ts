import { describe, expect, it } from 'vitest'
import type { UserRole } from '../../../electron/contract/identity/person.ts'
import type { Permission } from '../../../electron/contract/permissions.ts'
import type { Call } from '../../../electron/contract/routes.ts'
import {
  andOnly,
  askedBy,
  byWhom,
  isSeen,
  theFarmsOwn,
  where,
  whoseOf,
} from '../../../electron/features/whose/index.ts'
import { sql } from '../../../electron/platform/database/index.ts'

const asking = (role: UserRole, ...permissions: Permission[]) => ({ id: 'mia', role, permissions })
const everybodys = {
  ...{ orders: null, names: null, statements: null, prints: null },
  ...{ customers: null, carts: null, people: null, keys: null },
  costs: false,
}
const ownAlone = {
  ...{ orders: 'mia', names: 'mia', statements: 'mia', prints: 'mia' },
  ...{ customers: 'mia', carts: 'mia', people: 'mia', keys: 'mia' },
  costs: false,
}

describe('whose rows somebody may see', () => {
  it('of a customer are their own, whatever other right they were given', () => {
    expect(whoseOf(asking('BUYER'))).toEqual(ownAlone)
    expect(whoseOf(asking('BUYER', 'orders:read', 'payments:process', 'products:read', 'data:export'))).toEqual(
      ownAlone,
    )
  })

  it('of a customer who does the work of a clerk are everybody’s, but for people and keys', () => {
    expect(whoseOf(asking('BUYER', 'orders:update'))).toEqual({ ...everybodys, people: 'mia', keys: 'mia' })
  })

  it.each(['USER', 'GROWER'] as const)('of a %s of the farm: orders, but no customers, carts, people, keys', (role) => {
    const own = { customers: 'mia', carts: 'mia', people: 'mia', keys: 'mia' }
    expect(whoseOf(asking(role))).toEqual({ ...everybodys, ...own })
    expect(whoseOf(asking(role, 'orders:update'))).toEqual({ ...everybodys, people: 'mia', keys: 'mia' })
    expect(whoseOf(asking(role, 'users:read'))).toEqual({ ...everybodys, ...own, people: null })
  })

  it.each(['ADMIN', 'SUPER_ADMIN'] as const)('of an %s are everybody’s keys', (role) => {
    expect(whoseOf(asking(role)).keys).toBeNull()
    expect(whoseOf(asking(role, 'orders:update', 'users:read'))).toEqual(everybodys)
  })

  it('of the program by itself are everybody’s', () => {
    expect(theFarmsOwn).toEqual({ ...everybodys, costs: true })
  })

  it('are asked of who calls, and go with a change beside what was asked for', () => {
    const call = { who: asking('BUYER'), input: { id: 'cart' } } as unknown as Pick<
      Call<{ id: string }>,
      'who' | 'input'
    >
    expect(byWhom(call)).toEqual({ userId: 'mia', whose: ownAlone })
    expect(askedBy(call)).toEqual({ id: 'cart', userId: 'mia', whose: ownAlone })
  })

  it('what goods cost is told to who reads the stock, whoever they are', () => {
    expect(whoseOf(asking('ADMIN', 'orders:update', 'users:read')).costs).toBe(false)
    expect(whoseOf(asking('BUYER', 'inventory:read'))).toEqual({ ...ownAlone, costs: true })
  })
})

describe('a row, a column, a condition', () => {
  it('is seen where it is everybody’s or one’s own', () => {
    expect([isSeen(null, 'ben'), isSeen(null, null), isSeen('mia', 'mia')]).toEqual([true, true, true])
    expect([isSeen('mia', 'ben'), isSeen('mia', null)]).toEqual([false, false])
  })

  it('narrows SQL to one’s own, with the id as a value', () => {
    expect(andOnly(sql`o.user_id`, 'mia')).toMatchObject({ strings: ['AND o.user_id = ', ''], values: ['mia'] })
    expect(andOnly(sql`o.user_id`, null)).toMatchObject({ strings: [''], values: [] })
  })

  it('narrows a `where` to one’s own', () => {
    expect(where('userId', 'mia')).toEqual({ userId: 'mia' })
    expect(where('userId', null)).toEqual({})
  })
})
