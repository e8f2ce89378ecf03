import { describe, expect, it } from 'vitest'
import { wireTypes } from '../../../../electron/contract/port-protocol.ts'
import { fittedSize } from '../../../../renderer/ui/shrink-picture.ts'

describe('a picture before it leaves the page', () => {
  it('is at most 1600 px long, in its shape, and never made larger', () => {
    expect(fittedSize(4000, 3000)).toEqual({ width: 1600, height: 1200 })
    expect(fittedSize(900, 3200)).toEqual({ width: 450, height: 1600 })
    expect(fittedSize(640, 480)).toEqual({ width: 640, height: 480 })
    expect(fittedSize(20_000, 2)).toEqual({ width: 1600, height: 1 })
  })

  it('crosses a door byte for byte', () => {
    const [bytes] = wireTypes
    const all = Uint8Array.from({ length: 100_000 }, (_, n) => (n * 7) % 256)
    expect(bytes?.condition(all)).toBe(true)
    expect(bytes?.condition('text')).toBe(false)
    const text = bytes?.serialize(all)
    expect(bytes?.serialize(Uint8Array.of(77, 65, 83, 72))).toBe('TUFTSA==')
    expect(bytes?.deserialize(text)).toEqual(all)
    expect(() => bytes?.deserialize({ 0: 1 })).toThrow('bytes that are no text')
  })
})
