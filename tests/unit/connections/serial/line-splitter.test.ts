import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLineSplitter, type SplitLine } from '../../../../electron/connections/serial/line-splitter.ts'

const split = (chunks: readonly (string | Buffer)[], maxBytes?: number): SplitLine[] => {
  const splitter = createLineSplitter(maxBytes)
  return chunks.flatMap((chunk) => splitter.push(Buffer.from(chunk)))
}
const texts = (chunks: readonly (string | Buffer)[], maxBytes?: number) =>
  split(chunks, maxBytes).map((line) => line.text)

describe('createLineSplitter', () => {
  it('ends a line at LF, CR or both, and drops empty ones', () => {
    expect(texts(['one\ntwo\rthree\r\n\r\n\n\rfour\n'])).toEqual(['one', 'two', 'three', 'four'])
  })

  it('waits for the end of a line', () => {
    expect(texts(['on'])).toEqual([])
    expect(texts(['on', 'e\r', '\ntwo', '\n'])).toEqual(['one', 'two'])
  })

  it('keeps a line of exactly the limit whole', () => {
    expect(split(['12345\n'], 5)).toEqual([{ text: '12345', overlong: false }])
  })

  it('gives a longer one once, cut, and is itself again at the next line end', () => {
    expect(split(['1234567', '89012345\nnext\n'], 5)).toEqual([
      { text: '12345', overlong: true },
      { text: 'next', overlong: false },
    ])
  })

  it('does not wait for the end of a line that has none', () => {
    expect(split(['x'.repeat(6)], 5)).toEqual([{ text: 'xxxxx', overlong: true }])
  })

  it('keeps bytes that are no UTF-8 as the replacement character', () => {
    expect(texts([Buffer.from([0x41, 0xff, 0x42, 0x0a])])).toEqual(['A\uFFFDB'])
  })

  it('joins a character that came in two pieces', () => {
    const bytes = Buffer.from('25.5 °C\n')
    expect(texts([bytes.subarray(0, 6), bytes.subarray(6)])).toEqual(['25.5 °C'])
  })

  it('does not follow later changes of the memory it was given', () => {
    const splitter = createLineSplitter()
    const pool = Buffer.from('half')
    splitter.push(pool)
    pool.fill('x')
    expect(splitter.push(Buffer.from('\n'))).toEqual([{ text: 'half', overlong: false }])
  })

  it('gives the same lines however the bytes are cut', () => {
    const byte = fc.oneof(fc.constantFrom(0x0a, 0x0d), fc.integer({ min: 0, max: 255 }))
    fc.assert(
      fc.property(
        fc.array(byte, { maxLength: 200 }),
        fc.array(fc.nat({ max: 200 }), { maxLength: 20 }),
        (bytes, cuts) => {
          const whole = Buffer.from(bytes)
          const at = [0, ...cuts.filter((cut) => cut < whole.length).sort((a, b) => a - b), whole.length]
          const pieces = at.slice(1).map((end, place) => whole.subarray(at[place], end))
          expect(split(pieces, 16)).toEqual(split([whole], 16))
        },
      ),
    )
  })
})
