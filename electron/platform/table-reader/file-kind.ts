/** What a file is that is no table of text, told by how it begins. */
export type FileKind = 'xlsx' | 'xls' | 'pdf' | 'picture' | 'web-page' | 'archive' | 'unknown'

const beginnings: readonly (readonly [FileKind, readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['xls', [0xd0, 0xcf, 0x11, 0xe0]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
  ['archive', [0x1f, 0x8b]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
]
const zip = [0x50, 0x4b, 0x03, 0x04]
const looked = 4096

const beginsWith = (bytes: Uint8Array, signs: readonly number[]) => signs.every((sign, at) => bytes[at] === sign)
const asLatin = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, looked)).toString('latin1')

/** Null: it may be a table of text. */
export function foreignKind(bytes: Uint8Array): FileKind | null {
  const found = beginnings.find(([, signs]) => beginsWith(bytes, signs))
  if (found) return found[0]
  const head = asLatin(bytes)
  // A workbook is an archive whose parts are named in its first bytes.
  if (beginsWith(bytes, zip)) return /\[Content_Types\]|_rels\/|xl\//.test(head) ? 'xlsx' : 'archive'
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'picture'
  // What banks name .xls is often a page.
  if (/^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|body|table|\?xml|div|meta)/i.test(head)) return 'web-page'
  return null
}
