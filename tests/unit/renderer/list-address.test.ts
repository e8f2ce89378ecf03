import { describe, expect, it } from 'vitest'
import { askedProducts, inventoryAddress } from '../../../renderer/features/inventory/inventory-search.ts'
import { askedAudit, auditAddress, readSecuritySearch } from '../../../renderer/features/logs/logs-search.ts'
import { ordersAddress } from '../../../renderer/features/orders/orders-search.ts'
import { askedPeople, readPeopleSearch } from '../../../renderer/features/people/people-search.ts'

describe('a list in the address', () => {
  const found = { q: 'ana', channel: 'phone', sort: 'due', up: true, as: 'board', open: 'o1', other: 1 }

  it('holds what is asked for, what stands beside it and the open row, and nothing else', () => {
    expect(ordersAddress.read(found)).toEqual({
      q: 'ana',
      channel: 'phone',
      sort: 'due',
      up: true,
      as: 'board',
      open: 'o1',
    })
    expect(ordersAddress.wantedIn(found)).toEqual({ q: 'ana', channel: 'phone', sort: 'due', up: true })
    expect(ordersAddress.besideIn(found)).toEqual({ as: 'board' })
  })

  it('takes what it does not understand for not said, field by field', () => {
    expect(
      ordersAddress.read({ q: 12, status: ['LOST'], unpaid: 'yes', open: 'x'.repeat(101), needed: 'today' }),
    ).toEqual({ needed: 'today' })
    expect(readPeopleSearch({ who: 'staff', role: 'KING', active: false, open: 'p1' })).toEqual({
      active: false,
      open: 'p1',
    })
    expect(readSecuritySearch({ severity: 'LOUD', period: 'all', event: 'LOGIN' })).toEqual({ event: 'LOGIN' })
  })

  it('is filtered by what leaves rows out, not by their order, the open row or its shape', () => {
    expect(ordersAddress.isFiltered({ sort: 'due', up: true, as: 'board', open: 'o1' })).toBe(false)
    expect(ordersAddress.isFiltered({ overpaid: true })).toBe(true)
    expect(inventoryAddress.isFiltered({ harvest: '' })).toBe(false)
    expect(inventoryAddress.isFiltered({ category: 'c1' })).toBe(true)
  })
})

describe('what is asked of the host', () => {
  it('is everything where nothing is said, of people the staff', () => {
    expect(askedPeople({})).toEqual({ search: '', who: 'staff', role: null, active: null, order: 'newest' })
    expect(askedProducts({})).toEqual({ search: '', categoryId: null, tag: null, show: null })
    const nothing = { search: '', userId: null, action: null, entity: null, entityId: null, from: null, to: null }
    expect(askedAudit({})).toEqual(nothing)
  })

  it('is whole days in Manila, from the first midnight to the one after the last', () => {
    const wanted = auditAddress.wantedIn({ period: 'range', from: '2026-11-22', to: '2026-11-25', who: 'u1', row: 7 })
    expect(askedAudit(wanted)).toEqual({
      search: '',
      userId: 'u1',
      action: null,
      entity: null,
      entityId: null,
      from: new Date('2026-11-21T16:00:00Z'),
      to: new Date('2026-11-25T16:00:00Z'),
    })
    expect(askedAudit({ period: 'range', from: 'Friday' })).toMatchObject({ from: null, to: null })
  })
})
