import { describe, expect, it } from 'vitest'
import {
  brokenCheck,
  databaseErrorFacts,
  isReferenced,
  isUniqueViolation,
} from '../../../../electron/platform/database/database-error.ts'

const adapter = (cause: object) => ({
  code: 'P2002',
  message: 'by Prisma',
  meta: { driverAdapterError: { cause: { originalMessage: 'by PostgreSQL', ...cause } } },
})
const unique = (index?: string) =>
  adapter({
    kind: 'UniqueConstraintViolation',
    originalCode: '23505',
    constraint: index === undefined ? {} : { index },
  })

describe('what an error says of itself', () => {
  it('stands in the adapter’s cause', () => {
    expect(databaseErrorFacts(unique('users_email_key'))).toEqual({
      ...{ prismaCode: 'P2002', kind: 'UniqueConstraintViolation', sqlState: '23505', systemCode: undefined },
      ...{ constraint: { index: 'users_email_key' }, message: 'by PostgreSQL' },
    })
    expect(databaseErrorFacts({ message: 'x', cause: { kind: 'TlsConnectionError' } })).toMatchObject({
      kind: 'TlsConnectionError',
      message: 'x',
    })
  })

  it.each([
    ['P2034', { prismaCode: 'P2034' }],
    ['40001', { sqlState: '40001' }],
    ['3D000', { sqlState: '3D000' }],
    ['ECONNREFUSED', { systemCode: 'ECONNREFUSED' }],
    ['P20345', { systemCode: 'P20345' }],
    ['XP2034', { systemCode: 'XP2034' }],
    ['400011', { systemCode: '400011' }],
    ['4000a', { systemCode: '4000a' }],
  ])('or in its code: %s', (code, facts) => {
    const none = { prismaCode: undefined, kind: undefined, sqlState: undefined, systemCode: undefined }
    expect(databaseErrorFacts({ code, message: 'x' })).toEqual({
      ...{ ...none, ...facts },
      ...{ constraint: undefined, message: 'x' },
    })
  })

  it('may be nothing but a text, or nothing', () => {
    expect(databaseErrorFacts('gone').message).toBe('gone')
    expect(databaseErrorFacts(null).message).toBe('null')
    expect(databaseErrorFacts({ code: 7, message: 8 })).toMatchObject({ systemCode: undefined, sqlState: undefined })
  })
})

describe('a row that was there already', () => {
  it.each([
    [true, unique('users_email_key'), undefined],
    [true, unique(), undefined],
    [true, unique('users_email_key'), 'users_email_key'],
    [false, unique('users_email_key'), 'users_username_key'],
    [false, unique(), 'users_email_key'],
    [true, unique('users_email_key'), ['email']],
    [true, unique('role_permissions_role_id_permission_id_key'), ['roleId', 'permissionId']],
    [false, unique('role_permissions_role_id_permission_id_key'), ['permissionId', 'roleId']],
    [true, unique('idx_sensor_data_sensor_id_measured_at'), ['sensorId', 'measuredAt']],
    [false, unique('idx_sensor_data_sensor_id'), ['sensorId', 'measuredAt']],
    [false, unique('xidx_sensor_data_sensor_id'), ['sensorId']],
    [false, unique('users_email_key_old'), ['email']],
    [false, unique('useremail_key'), ['email']],
    [false, unique('idx_orders_line2_old'), ['line2']],
    [true, unique('orders_line2_no_key'), ['line2No']],
    [false, adapter({ kind: 'ForeignKeyConstraintViolation' }), undefined],
    [false, new Error('x'), undefined],
  ])('%s', (is, error, which) => {
    expect(isUniqueViolation(error, which)).toBe(is)
  })
})

it('a CHECK that a row broke is named, and no other error has one', () => {
  const text = 'new row violates check constraint "stock_not_negative"'
  expect(brokenCheck({ code: '23514', message: text })).toBe('stock_not_negative')
  expect(brokenCheck({ code: '23514', message: 'in another language' })).toBeNull()
  expect(brokenCheck({ code: '23505', message: text })).toBeNull()
})

it('a row to which others refer is told by kind or by either code', () => {
  expect(
    [adapter({ kind: 'ForeignKeyConstraintViolation' }), { code: '23503' }, { code: '23001' }].map(isReferenced),
  ).toEqual([true, true, true])
  expect([unique('x'), { code: '23505' }, null].map(isReferenced)).toEqual([false, false, false])
})
