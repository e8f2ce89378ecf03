import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { auditDigest, type ChainRow } from '../../../electron/features/logs/audit-digest.ts'

const row: ChainRow = {
  ...{ seq: 7n, prev_hash: 'ab', hash: '', id: 'a7', user_id: 'ana', action: 'UPDATE', entity: 'Order' },
  ...{ entity_id: 'o-1', old_values: '{"total": 5}', new_values: '{"total": 6}', ip_address: '10.0.0.1' },
  ...{ user_agent: 'Peña "x"', seconds: '1772352000.123000' },
}
const sha = (text: string) => createHash('sha256').update(text).digest('hex')
/** The row's digest with another moment. */
const at = (seconds: string) => auditDigest({ ...row, seconds })
const withMs = (ms: string) =>
  sha(`["ab", 7, "a7", "ana", "UPDATE", "Order", "o-1", {"total": 5}, {"total": 6}, "10.0.0.1", "Peña \\"x\\"", ${ms}]`)

describe('the digest of a row', () => {
  it('is of its fields as the database writes them, one after the other', () => {
    expect(auditDigest(row)).toBe(withMs('1772352000123'))
  })

  it('takes what is not there as null', () => {
    const bare = { ...row, user_id: null, entity_id: null, old_values: null, new_values: null }
    expect(auditDigest({ ...bare, ip_address: null, user_agent: null })).toBe(
      sha('["ab", 7, "a7", null, "UPDATE", "Order", null, null, null, null, null, 1772352000123]'),
    )
  })

  it.each([
    ['1772352000', '1772352000000'],
    ['1772352000.1', '1772352000100'],
    ['1772352000.1239', '1772352000123'],
    ['0', '0'],
    // Before 1970, rounded down as the database does
    ['-1', '-1000'],
    ['-1.500000', '-1500'],
    ['-1.500001', '-1501'],
    ['-0.000001', '-1'],
    ['Infinity', 'null'],
    ['-Infinity', 'null'],
    // What no database says is no moment either.
    ['x1', 'null'],
    ['1x', 'null'],
  ])('takes %s seconds as %s whole milliseconds', (seconds, ms) => {
    expect(at(seconds)).toBe(withMs(ms))
  })

  it.each([
    ['id', 'a8'],
    ['user_id', 'ben'],
    ['action', 'DELETE'],
    ['entity', 'Cart'],
    ['entity_id', 'o-2'],
    ['old_values', '{}'],
    ['new_values', '{}'],
    ['ip_address', '10.0.0.2'],
    ['user_agent', ''],
    ['prev_hash', 'cd'],
    ['seq', 8n],
  ] as const)('is another when %s is', (field, other) => {
    expect(auditDigest({ ...row, [field]: other })).not.toBe(auditDigest(row))
  })
})
