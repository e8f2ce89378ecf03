import { describe, expect, it } from 'vitest'
import { fateOf, lossOf, withRetry } from '../../../../electron/platform/database/fate.ts'

const adapterError = (cause: object) => Object.assign(new Error('x'), { name: 'DriverAdapterError', cause })
const prismaError = (code: string, message = 'x') => Object.assign(new Error(message), { code })
const rawError = (originalCode: string) =>
  Object.assign(new Error('x'), {
    code: 'P2010',
    meta: { driverAdapterError: adapterError({ kind: 'postgres', originalCode }) },
  })

describe('fateOf', () => {
  it.each([
    ['not-applied', 'no server', prismaError('P1001')],
    ['not-applied', 'no server, seen by the adapter', adapterError({ kind: 'DatabaseNotReachable' })],
    ['not-applied', 'server full', adapterError({ kind: 'TooManyConnections', originalCode: '53300' })],
    ['not-applied', 'starting up', rawError('57P03')],
    ['not-applied', 'statement timeout', rawError('57014')],
    ['not-applied', 'lock not available', rawError('55P03')],
    ['not-applied', 'pool exhausted', new Error('timeout exceeded when trying to connect')],
    ['not-applied', 'cold start', new Error('Connection terminated due to connection timeout')],
    [
      'not-applied',
      'no transaction begun',
      prismaError('P2028', 'Transaction API error: Unable to start a transaction in the given time.'),
    ],
    ['not-applied', 'refused', Object.assign(new Error('x'), { code: 'ECONNREFUSED' })],
    ['conflict', 'serialization', prismaError('P2034')],
    ['conflict', 'serialization at commit', adapterError({ kind: 'TransactionWriteConflict', originalCode: '40001' })],
    ['conflict', 'deadlock in raw SQL', rawError('40P01')],
    ['unknown', 'connection closed', prismaError('P1017')],
    ['unknown', 'closed, seen by the adapter', adapterError({ kind: 'ConnectionClosed' })],
    ['unknown', 'black hole', new Error('Query read timeout')],
    ['unknown', 'closed over WebSocket', new Error('Connection terminated unexpectedly')],
    ['unknown', 'broken client', new Error('Client has encountered a connection error and is not queryable')],
    ['unknown', 'shutdown by the administrator', rawError('57P01')],
    ['unknown', 'transaction ran out of time', prismaError('P2028', 'Transaction already closed: expired')],
    ['unknown', 'reset', Object.assign(new Error('x'), { code: 'ECONNRESET' })],
    ['final', 'unique', prismaError('P2002')],
    ['final', 'still referred to', prismaError('P2003')],
    ['final', 'check', rawError('23514')],
    ['final', 'wrong password', prismaError('P1000')],
    ['final', 'bad SQL', rawError('42601')],
    ['final', 'our own bug', new TypeError('x is not a function')],
    ['final', 'nothing', undefined],
  ])('%s: %s', (fate, _what, error) => {
    expect(fateOf(error)).toBe(fate)
  })
})

describe('lossOf', () => {
  it.each([
    ['UNREACHABLE', adapterError({ kind: 'DatabaseNotReachable' })],
    ['UNREACHABLE', adapterError({ kind: 'postgres', originalCode: '57P03' })],
    ['CONNECTION_CLOSED', adapterError({ kind: 'ConnectionClosed' })],
    ['TIMED_OUT', new Error('Query read timeout')],
    ['TIMED_OUT', adapterError({ kind: 'SocketTimeout' })],
    [
      null,
      adapterError({
        kind: 'postgres',
        originalCode: '57014',
        originalMessage: 'canceling statement due to statement timeout',
      }),
    ],
    [null, adapterError({ kind: 'TooManyConnections', originalCode: '53300' })],
    [null, adapterError({ kind: 'UniqueConstraintViolation', originalCode: '23505' })],
    [null, new TypeError('x')],
  ])('%s', (reason, error) => {
    expect(lossOf(error)).toBe(reason)
  })
})

describe('withRetry', () => {
  const failing = (...errors: unknown[]) => {
    let calls = 0
    const work = async () => {
      calls += 1
      if (errors.length > 0) throw errors.shift()
      return calls
    }
    return work
  }
  const closed = () => prismaError('P1017')

  it('tries again what was certainly not applied', async () => {
    const work = failing(prismaError('P1001'), prismaError('P2034'))
    expect(await withRetry(work, { idempotent: false, patienceMs: 5_000 })).toBe(3)
  })

  it('tries again what may have been applied only when that does no harm', async () => {
    await expect(withRetry(failing(closed()), { idempotent: false, patienceMs: 5_000 })).rejects.toThrow('x')
    expect(await withRetry(failing(closed()), { idempotent: true, patienceMs: 5_000 })).toBe(2)
  })

  it('never tries a real answer again', async () => {
    await expect(withRetry(failing(prismaError('P2002')), { idempotent: true, patienceMs: 5_000 })).rejects.toThrow('x')
  })

  it('always tries a second time and then knows when to stop', async () => {
    expect(await withRetry(failing(closed()), { idempotent: true, patienceMs: 0 })).toBe(2)
    await expect(withRetry(failing(closed(), closed()), { idempotent: true, patienceMs: 0 })).rejects.toThrow('x')
  })
})
