import { crc32, deflateSync } from 'node:zlib'

const text = (signs: string) => Buffer.from(signs, 'latin1')

function chunk(type: string, data: Uint8Array): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const body = Buffer.concat([text(type), data])
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A PNG of so many pixels, in one bit each: a large one takes next to no bytes. */
export function pngOf(width: number, height: number, more: readonly Buffer[] = []): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 1 // bits, of grey
  const rows = deflateSync(Buffer.alloc(height * (1 + Math.ceil(width / 8))), { level: 9 })
  const parts = [chunk('IHDR', head), ...more, chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]
  return Uint8Array.from(Buffer.concat([text('\u0089PNG\r\n\u001a\n'), ...parts]))
}

/** A text that a PNG may carry and no viewer shows. */
export const pngNote = (note: string): Buffer => chunk('tEXt', text(`Comment\0${note}`))

/** A JPEG of 48 × 16 pixels, the left half white and the right half black. */
const halves = Buffer.from(
  '/9j/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//wAALCAAQADABAREA/8QA' +
    'FgABAQEAAAAAAAAAAAAAAAAAAAgH/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQAAPwDTgTECnQTED//Z',
  'base64',
)

/** The same as a camera writes it that was held on its side: with a word of its own, where some write the place. */
export function jpegOfPhone(word: string): Uint8Array<ArrayBuffer> {
  // TIFF, little-endian: one entry, the orientation (0x0112), turned a quarter to the right.
  const tiff = Buffer.from('49492a0008000000010012010300010000000600000000000000', 'hex')
  const body = Buffer.concat([text('Exif\0\0'), tiff, text(word)])
  const head = Buffer.from([0xff, 0xe1, 0, body.length + 2])
  return Uint8Array.from(Buffer.concat([halves.subarray(0, 2), head, body, halves.subarray(2)]))
}

/** The same as a GIF of one picture. */
const still = Buffer.from(
  'R0lGODlhMAAQAIEAAExpcQAAAP///wAAACH/C05FVFNDQVBFMi4wAwEAAAAh+QQFAAAAACwAAAAAMAAQAAACOZSPqRftD6NbtMqLq064ww0K3hiEG+mZ' +
    'GtqpFnu5FBzLCi3ZN/7pCN/zGYAPIYPYMA6RJSWzaXwWAAA7',
  'base64',
)
const firstFrameAt = 44

/** A GIF with so many frames, and what follows its end. */
export function gifOf(frames: number, after = ''): Uint8Array<ArrayBuffer> {
  const frame = still.subarray(firstFrameAt, -1)
  const all = Array.from({ length: frames }, () => frame)
  return Uint8Array.from(Buffer.concat([still.subarray(0, firstFrameAt), ...all, text(';'), text(after)]))
}
