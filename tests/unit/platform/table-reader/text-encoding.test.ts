import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../../electron/platform/table-reader/text-encoding.ts'

const text = 'Date,Amount\r\n2026-11-30,980.50\r\n'
const wide = (of: string, isBig = false) => {
  const bytes = Buffer.from(of, 'utf16le')
  return new Uint8Array(isBig ? bytes.swap16() : bytes)
}
const mark = (...bytes: number[]) => new Uint8Array(bytes)
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))
const read = (bytes: Uint8Array, given: Parameters<typeof decodeText>[1] = null) => decodeText(bytes, given)
const told = (encoding: string, said = text) => ({ ok: true, value: { text: said, encoding } })

describe('the signs of a file', () => {
  it('are UTF-8 where they can be, with a mark or without', () => {
    expect(read(new Uint8Array(Buffer.from(text)))).toEqual(told('utf-8'))
    expect(read(joined(mark(0xef, 0xbb, 0xbf), new Uint8Array(Buffer.from(text))))).toEqual(told('utf-8'))
    expect(read(new Uint8Array(Buffer.from('Peñalosa')))).toEqual(told('utf-8', 'Peñalosa'))
  })

  it('are those of Windows where they can not: a bank’s ñ is no damage', () => {
    expect(read(new Uint8Array(Buffer.from('Peñalosa', 'latin1')))).toEqual(told('windows-1252', 'Peñalosa'))
  })

  it('are wide by their mark, either way round', () => {
    expect(read(joined(mark(0xff, 0xfe), wide(text)))).toEqual(told('utf-16le'))
    expect(read(joined(mark(0xfe, 0xff), wide(text, true)))).toEqual(told('utf-16be'))
    // Of the mark alone neither byte is enough: these are names of Windows.
    expect(read(new Uint8Array(Buffer.from('ÿA,1', 'latin1')))).toEqual(told('windows-1252', 'ÿA,1'))
    expect(read(new Uint8Array(Buffer.from('þA,1', 'latin1')))).toEqual(told('windows-1252', 'þA,1'))
    expect(read(new Uint8Array(Buffer.from('Aþ,1', 'latin1')))).toEqual(told('windows-1252', 'Aþ,1'))
    expect(read(new Uint8Array(Buffer.from('Aÿ,1', 'latin1')))).toEqual(told('windows-1252', 'Aÿ,1'))
    // A mark whose text would not show it: only letters beyond the plain ones.
    expect(read(joined(mark(0xff, 0xfe), wide('平菇')))).toEqual(told('utf-16le', '平菇'))
    expect(read(joined(mark(0xfe, 0xff), wide('平菇', true)))).toEqual(told('utf-16be', '平菇'))
  })

  it('are wide without a mark where most of them have an empty half, on one side alone', () => {
    expect(read(wide(text))).toEqual(told('utf-16le'))
    expect(read(wide(text, true))).toEqual(told('utf-16be'))
    // More than six of ten, and less than one of ten on the other side.
    const some = (plain: number, of: number) => `${'a'.repeat(plain)}${'平'.repeat(of - plain)}`
    expect(read(wide(some(61, 100)))).toMatchObject({ value: { encoding: 'utf-16le' } })
    expect(read(wide(some(60, 100)))).not.toMatchObject({ value: { encoding: 'utf-16le' } })
    expect(read(wide(some(61, 100), true))).toMatchObject({ value: { encoding: 'utf-16be' } })
    expect(read(wide(some(60, 100), true))).not.toMatchObject({ value: { encoding: 'utf-16be' } })
  })

  it('are read as the person says, whatever they look like', () => {
    expect(read(new Uint8Array(Buffer.from('Pe\u00f1a', 'latin1')), 'windows-1252')).toEqual(
      told('windows-1252', 'Peña'),
    )
    expect(read(wide(text), 'utf-8')).toMatchObject({ ok: false, refusal: { code: 'NO_TEXT' } })
  })

  it('of another kind of file are none; a stray one or two are', () => {
    const withOdd = (odd: number, plain: number) =>
      new Uint8Array([...new Uint8Array(odd).fill(1), ...new Uint8Array(plain).fill(65)])
    expect(read(withOdd(10, 90))).toMatchObject({ ok: true })
    expect(read(withOdd(11, 89))).toEqual({ ok: false, refusal: { code: 'NO_TEXT' } })
    // What comes after the first pages is not looked at.
    const late = joined(new Uint8Array(Buffer.from('a'.repeat(4096))), new Uint8Array(9000).fill(1))
    expect(read(late)).toMatchObject({ ok: true })
    expect(read(new Uint8Array())).toEqual(told('utf-8', ''))
  })

  it('lose those that nobody sees, which stand around dates and amounts', () => {
    expect(read(new Uint8Array(Buffer.from('\u200E30/11/2026\u200F,\u2066980.50\u2069')))).toEqual(
      told('utf-8', '30/11/2026,980.50'),
    )
  })
})
