import { describe, expect, it } from 'vitest'
import { isTooDeep, largestBytes, largestCall } from '../../../electron/transports/call-size.ts'
import { everyProcedure } from '../../support/every-procedure.ts'

describe('what a call may be where it travels', () => {
  it('is half a megabyte, but for files and many rows', () => {
    const large = everyProcedure.map(({ name }) => name).filter((name) => largestCall(name.replace('.', '/')) > 524_288)
    expect(large.toSorted()).toEqual([
      'payments.importStatement',
      'payments.previewStatement',
      'payments.record',
      'products.addImage',
      'products.applyBulk',
      'products.previewBulk',
      'products.undoBulk',
    ])
    expect(largestCall('products/addImage')).toBe(largestBytes)
  })

  it.each(['nobody/knows', 'constructor/name', '__proto__/x', 'products/toString', 'products', ''])(
    'is no more for %s, which is not there',
    (path) => {
      expect(largestCall(path)).toBe(524_288)
    },
  )

  it('is 24 lists and objects deep at most, whatever stands in its texts', () => {
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
    expect([isTooDeep(nested(24)), isTooDeep(nested(25))]).toEqual([false, true])
    expect(isTooDeep('{"a":'.repeat(25))).toBe(true)
    expect(isTooDeep(`[${'[],'.repeat(1000)}[]]`)).toBe(false)
    expect(isTooDeep(JSON.stringify({ note: `"\\${'['.repeat(100)}` }))).toBe(false)
    expect(isTooDeep(`["\\\\",${nested(24)}]`)).toBe(true) // the text ends before them
  })
})
