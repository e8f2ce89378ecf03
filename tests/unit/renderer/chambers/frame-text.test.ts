import { describe, expect, it } from 'vitest'
import type { RawFrame } from '../../../../electron/contract/chambers/chambers.ts'
import { framesAsText, joinFrames } from '../../../../renderer/features/chambers/frame-text.ts'

const frame = (seq: number, second: number): RawFrame => ({
  seq,
  at: new Date(Date.UTC(2026, 10, 23, 4, 0, second)),
  source: 'usb',
  topic: null,
  raw: `{"n":${seq}}\r\n`,
  reject: null,
})
const numbers = (frames: RawFrame[]) => frames.map(({ seq }) => seq)

describe('joinFrames', () => {
  it('adds what is new', () => {
    expect(numbers(joinFrames([frame(1, 1), frame(2, 2)], [frame(3, 2)]))).toEqual([1, 2, 3])
  })

  it('takes the kept frames again after a lost connection without doubling them', () => {
    const again = joinFrames([frame(1, 1), frame(2, 2), frame(3, 3)], [frame(2, 2), frame(3, 3), frame(4, 4)])
    expect(numbers(again)).toEqual([1, 2, 3, 4])
  })

  it('keeps older frames when the host has started to count anew', () => {
    const after = joinFrames([frame(8, 1), frame(9, 2)], [frame(1, 30), frame(2, 31)])
    expect(numbers(after)).toEqual([8, 9, 1, 2])
  })

  it('changes nothing for an empty batch', () => {
    expect(numbers(joinFrames([frame(1, 1)], []))).toEqual([1])
  })

  it('forgets the oldest beyond a thousand', () => {
    const many = Array.from({ length: 1005 }, (_, index) => frame(index, 0))
    const joined = joinFrames([], many)
    expect(joined).toHaveLength(1000)
    expect(joined[0]?.seq).toBe(5)
  })
})

it('writes one line a frame, with the reason of a refused one', () => {
  const refused: RawFrame = {
    ...frame(2, 5),
    source: 'mqtt',
    topic: 'devices/A1/sensor_data',
    raw: '{"fru',
    reject: { code: 'NOT_JSON', detail: '{"fru' },
  }
  expect(framesAsText([frame(1, 1), refused])).toBe(
    '2026-11-23T04:00:01.000Z\tusb\t{"n":1}\n2026-11-23T04:00:05.000Z\tdevices/A1/sensor_data\t{"fru\t! NOT_JSON: {"fru\n',
  )
})
