/**
 * Follows a stream of MQTT and says when a packet announces more than `most` bytes. The libraries collect a packet until
 * it is whole, and its own word for its length may be 256 MB (MQTT 3.1.1, 2.2.3).
 */
export function createPacketMeter(most: number): (bytes: Buffer) => boolean {
  /** Bytes of the packet that is passing by. */
  let left = 0
  /** Its length as far as it is read, seven bits at a time; a negative shift: its kind comes first. */
  let [length, shift] = [0, -7]
  return (bytes) => {
    let at = 0
    while (at < bytes.length) {
      if (left > 0) {
        const passing = Math.min(left, bytes.length - at)
        left -= passing
        at += passing
        continue
      }
      const byte = bytes[at] ?? 0
      at += 1
      if (shift < 0) {
        // The kind of a packet; its length begins with the next byte.
        shift = 0
        continue
      }
      length += (byte & 127) * 2 ** shift
      shift += 7
      if (length > most || shift > 28) return false
      if (byte >= 128) continue
      left = length
      length = 0
      shift = -7
    }
    return true
  }
}

export const packetTooLarge = 'PACKET_TOO_LARGE'

type Packets = { on: (event: 'data', listener: (bytes: Buffer) => void) => unknown; destroy: (error: Error) => unknown }

/** Cuts the stream when a packet begins that is larger than `most`. */
export function limitPackets(stream: Packets, most: number): void {
  const fits = createPacketMeter(most)
  stream.on('data', (bytes: Buffer) => {
    if (fits(bytes)) return
    const error = new Error(`a packet of more than ${most} bytes was announced`)
    stream.destroy(Object.assign(error, { code: packetTooLarge }))
  })
}
