import { describe, expect, it } from 'vitest'
import { createPacketMeter, limitPackets, packetTooLarge } from '../../../../electron/connections/mqtt/packet-limit.ts'

const packet = (length: number[], body: number) =>
  Buffer.from([0x30, ...length, ...Array.from({ length: body }, () => 255)])
/** Whether all of it passes, given whole, and byte by byte. */
const passes = (most: number, bytes: Buffer): [boolean, boolean] => {
  const [whole, parts] = [createPacketMeter(most), createPacketMeter(most)]
  return [whole(bytes), [...bytes].every((byte) => parts(Buffer.from([byte])))]
}

it.each<[string, number, Buffer, boolean]>([
  ['of just the most', 200, packet([200, 1], 200), true],
  ['of one byte more', 200, packet([201, 1], 0), false],
  ['without anything in it', 200, Buffer.from([0xd0, 0, 0xd0, 0]), true],
  ['after another, each of the most', 5, Buffer.concat([packet([5], 5), packet([5], 5)]), true],
  ['after another, too large', 5, Buffer.concat([packet([5], 5), packet([6], 6)]), false],
  ['of the largest length that MQTT can say', 1e9, packet([255, 255, 255, 127], 10), true],
  ['whose length never ends', 1e12, packet([128, 128, 128, 128, 128], 0), false],
  ['whose small length is written long', 5, packet([133, 128, 0], 5), true],
])('a packet %s', (_what, most, bytes, fits) => {
  expect(passes(most, bytes)).toEqual([fits, fits])
})

describe('a stream whose packets are limited', () => {
  const listened = () => {
    const ends: (Error & { code?: string })[] = []
    let hear: (bytes: Buffer) => void = () => undefined
    const stream = {
      on: (_event: 'data', listener: typeof hear) => {
        hear = listener
      },
      destroy: (error: Error) => ends.push(error),
    }
    limitPackets(stream, 10)
    return { ends, hear: (...bytes: number[]) => hear(Buffer.from(bytes)) }
  }

  it('goes on while its packets fit', () => {
    const { ends, hear } = listened()
    hear(0x30, 10, ...new Array<number>(10).fill(0))
    hear(0x30, 0)
    expect(ends).toEqual([])
  })

  it('is cut as soon as one announces more, and by a word that is looked for', () => {
    const { ends, hear } = listened()
    hear(0x30, 11)
    expect(ends.map(({ code, message }) => [code, message])).toEqual([
      [packetTooLarge, 'a packet of more than 10 bytes was announced'],
    ])
  })
})
