import { describe, expect, it } from 'vitest'
import { readRows } from '../../../support/statements.ts'

const heading = 'Reference,Amount,Date,Sender'
const line = (reference: string, sender: string) => `${reference},100.00,2026-11-20 08:00,${sender}`
const read = (text: string) => readRows(text, { unmarked: 'in' })
const referencesOf = (text: string) => read(text).rows.map(({ reference }) => reference)

describe('a statement', () => {
  it('numbers its lines as an editor does, empty ones too', () => {
    const { rows, leftOut } = read([heading, line('A1', '"Cruz, Mia"'), '', line('', 'Ben'), ''].join('\r\n'))
    expect(rows).toMatchObject([{ row: 2, reference: 'A1', sender: 'Cruz, Mia', amountCentavos: 10_000 }])
    expect(leftOut).toEqual([{ row: 4, reason: 'NO_REFERENCE', raw: ',100.00,2026-11-20 08:00,Ben' }])
  })

  it('cut off within a quoted name loses that line alone, and says which', () => {
    const text = [heading, line('A1', '"Cruz, Mia"'), line('A2', '"Rey')].join('\n')
    expect(referencesOf(text)).toEqual(['A1'])
    expect(read(text).leftOut).toEqual([{ row: 3, reason: 'BROKEN_LINE', raw: line('A2', '"Rey') }])
  })

  it.each(['"Ana', '"Ana" Reyes'])('with the name %s in the middle reads all the others', (name) => {
    const text = [heading, line('A1', 'Mia'), line('A2', name), line('A3', '"Cruz, Ben"'), line('A4', 'Ed')].join('\n')
    const { rows, leftOut } = read(text)
    expect(rows.map(({ reference }) => reference)).toEqual(['A1', 'A3', 'A4'])
    expect(leftOut).toMatchObject([{ row: 3, reason: 'BROKEN_LINE' }])
  })

  it('that is nothing but an open quote has no rows, and is no fault', () => {
    expect(read('"xjv:ivOD')).toEqual({
      rows: [],
      leftOut: [{ row: 1, reason: 'BROKEN_LINE', raw: '"xjv:ivOD' }],
    })
  })
})
