import { ok, type Result, refuse } from '../result.ts'

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]
export type Decoded = { text: string; encoding: Encoding }

const looked = 4096

/** Of a table's text nearly every sign has one empty byte in UTF-16, at the even places or the odd ones. */
function wideWithoutMark(bytes: Uint8Array): Encoding | null {
  const head = bytes.subarray(0, looked)
  const pairs = Math.floor(head.length / 2)
  const empty = [0, 0]
  for (let at = 0; at < pairs * 2; at += 1) if (head[at] === 0) empty[at % 2] = (empty[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = empty
  if (pairs === 0) return null
  if (odd > pairs * 0.6 && even < pairs * 0.1) return 'utf-16le'
  return even > pairs * 0.6 && odd < pairs * 0.1 ? 'utf-16be' : null
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return wideWithoutMark(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252')
}

/** Signs that no table of text has: what is left of another kind of file. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const binary = /[\u0000-\u0008\u000e-\u001f]/g

/** Marks of direction and blanks of no width, which programs put around dates and amounts, are in the way of both. */
const unseen = /\p{Cf}/gu

/** The text of a file, without a byte-order mark and other signs that nobody sees. Refused: it is no text in any encoding that offices use. */
export function decodeText(bytes: Uint8Array, given: Encoding | null): Result<Decoded, { code: 'NO_TEXT' }> {
  const encoding = given ?? encodingOf(bytes)
  const text = new TextDecoder(encoding).decode(bytes).replaceAll(unseen, '')
  const odd = text.slice(0, looked).match(binary)?.length ?? 0
  // A stray NUL or two come from old terminals; a tenth of them does not.
  return odd * 10 > Math.min(text.length, looked) ? refuse({ code: 'NO_TEXT' }) : ok({ text, encoding })
}
