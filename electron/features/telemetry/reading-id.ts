import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ' // Crockford base 32: sorts like the number

function base32(value: bigint, digits: number): string {
  let text = ''
  let rest = value
  for (let i = 0; i < digits; i += 1) {
    text = (alphabet[Number(rest & 31n)] ?? '') + text
    rest >>= 5n
  }
  return text
}

const hashes = new LRUCache<string, string>({ max: 10_000 })

/** 80 bits of the sensor's hash: the same on every desktop. */
function sensorHash(sensorId: string): string {
  const made = hashes.get(sensorId)
  if (made) return made
  const text = base32(BigInt(`0x${createHash('sha256').update(sensorId).digest('hex').slice(0, 20)}`), 16)
  hashes.set(sensorId, text)
  return text
}

/** The readings of a frame share their moment. */
let lastMoment = { ms: Number.NaN, text: '' }
function momentText(ms: number): string {
  if (ms !== lastMoment.ms) lastMoment = { ms, text: base32(BigInt(ms), 10) }
  return lastMoment.text
}

/**
 * The id of a reading is made from what it is: milliseconds first (10 characters, cheap to index), a hash of the
 * sensor after (16). A reading that comes twice, by two roads or from two desktops, is one row.
 */
export function readingId(sensorId: string, measuredAtMs: number): string {
  return momentText(measuredAtMs) + sensorHash(sensorId)
}

/**
 * The id of a reading whose time is not believed: from the device's wrong time and the raw value, never from when it
 * was received, which differs from desktop to desktop and from one delivery to the next. Of no reading that is believed.
 */
export function doubtfulReadingId(sensorId: string, deviceMs: number, raw: number): string {
  return momentText(deviceMs) + sensorHash(`${sensorId}\ndoubtful ${raw}`)
}
