import type { Encoding } from '../../electron/platform/table-reader/index.ts'

/** Signs of windows-1252 that are others in Latin-1, as far as tests write them. */
const ofWindows: Readonly<Record<string, number>> = { '“': 0x93, '”': 0x94, '’': 0x92, '–': 0x96, '€': 0x80 }

const oneByOne = (text: string) => Uint8Array.from(Array.from(text, (sign) => ofWindows[sign] ?? sign.charCodeAt(0)))

/** A text as a file in that encoding. */
export function encoded(text: string, encoding: Encoding, mark = false): Uint8Array<ArrayBuffer> {
  if (encoding === 'windows-1252') return oneByOne(text)
  const marked = mark ? `\ufeff${text}` : text
  if (encoding === 'utf-8') return new TextEncoder().encode(marked)
  const little = Uint8Array.from(Buffer.from(marked, 'utf16le'))
  return encoding === 'utf-16le' ? little : Uint8Array.from(Buffer.from(little).swap16())
}
