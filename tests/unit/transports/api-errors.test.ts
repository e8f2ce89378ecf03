import { describe, expect, it } from 'vitest'
import { apiError } from '../../../electron/transports/api-errors.ts'

describe('an error that a program gets', () => {
  it.each([
    [401, 'UNAUTHORIZED', 'Unauthorized', 'A key is needed, and this one is missing, unknown, expired or revoked.'],
    [429, 'TOO_MANY_CALLS', 'Too Many Requests', 'Too many calls. Try again when the time in Retry-After is over.'],
    [
      503,
      'DATABASE_UNAVAILABLE',
      'Service Unavailable',
      'The farm’s database is not there at the moment. Try again shortly.',
    ],
    [500, 'FAULT', 'Internal Server Error', 'Something failed here. The id is in the log of the desktop.'],
    [404, 'NOT_FOUND', 'Not Found', 'There is no such call.'],
    [400, 'BAD_REQUEST', 'Bad Request', 'What was sent does not fit.'],
    [421, 'FOREIGN_HOST', 'Misdirected Request', 'This door answers to its own name only.'],
    [409, 'STOCK_SHORT', 'Conflict', 'Refused: STOCK_SHORT'],
    [599, 'ODD', 'Error', 'Refused: ODD'],
  ])('%d %s has the status’s words and a sentence', (status, code, error, message) => {
    expect(apiError(status, code)).toEqual({ statusCode: status, message, error, code })
  })

  it('keeps the facts of a refusal', () => {
    expect(apiError(409, 'STOCK_SHORT', { left: 2 }).data).toEqual({ left: 2 })
    expect(apiError(409, 'STOCK_SHORT', 0).data).toBe(0)
    expect(apiError(409, 'STOCK_SHORT', null)).not.toHaveProperty('data')
  })

  it('of a right that is missing tells the right, and never who could grant it', () => {
    const refused = apiError(403, 'FORBIDDEN', { permission: 'orders:read', grantedBy: ['Ana Reyes'] })
    expect(refused.message).toBe('The key may not do this: it needs orders:read.')
    expect(refused.data).toEqual({ permission: 'orders:read' })
    expect(apiError(403, 'FORBIDDEN')).toMatchObject({ message: 'Refused: FORBIDDEN' })
    expect(apiError(403, 'FORBIDDEN', 'Ana Reyes')).not.toHaveProperty('data')
  })

  it('of a right tells nothing of another code’s facts', () => {
    expect(apiError(409, 'TAKEN', { permission: 'orders:read', by: 'x' })).toMatchObject({
      message: 'Refused: TAKEN',
      data: { permission: 'orders:read', by: 'x' },
    })
  })

  it('names the field that does not fit, and nothing else of what was judged', () => {
    const issues = [
      { path: ['lines', 0, { key: 'quantity' }], message: 'Too small', input: 'secret' },
      { path: 'odd', message: 'Wrong' },
      'no issue',
      null,
    ]
    expect(apiError(400, 'BAD_REQUEST', { issues, input: 'secret' }).data).toEqual({
      issues: [
        { path: 'lines.0.quantity', message: 'Too small' },
        { path: '', message: 'Wrong' },
      ],
    })
    expect(apiError(400, 'BAD_REQUEST', { issues: [] }).data).toEqual({ issues: [] })
    expect(apiError(400, 'BAD_REQUEST', { issues: 'none' }).data).toEqual({ issues: 'none' })
  })
})
