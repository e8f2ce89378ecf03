export type SplitLine = { text: string; overlong: boolean }

const lineFeed = 0x0a
const carriageReturn = 0x0d

/**
 * Cuts bytes into lines at LF, CR or both; empty lines are dropped. A line longer than `maxBytes` is given once, cut
 * there, and the rest is thrown away up to the next line end. Bytes that are not UTF-8 become U+FFFD.
 */
export function createLineSplitter(maxBytes = 1024) {
  let pieces: Buffer[] = []
  let length = 0
  let skipping = false

  const take = (overlong: boolean): SplitLine => {
    const text = Buffer.concat(pieces).toString('utf8')
    pieces = []
    length = 0
    return { text, overlong }
  }
  const add = (bytes: Buffer): SplitLine | null => {
    if (skipping || bytes.length === 0) return null
    const room = maxBytes - length
    pieces.push(bytes.subarray(0, room))
    length += Math.min(bytes.length, room)
    if (bytes.length <= room) return null
    skipping = true
    return take(true)
  }
  const end = (): SplitLine | null => {
    skipping = false
    return length === 0 ? null : take(false)
  }

  return {
    push(chunk: Buffer): SplitLine[] {
      const lines: SplitLine[] = []
      const give = (line: SplitLine | null) => {
        if (line) lines.push(line)
      }
      let from = 0
      for (let at = 0; at < chunk.length; at += 1) {
        if (chunk[at] !== lineFeed && chunk[at] !== carriageReturn) continue
        give(add(chunk.subarray(from, at)))
        give(end())
        from = at + 1
      }
      // Copied: the port reuses the memory of its chunks.
      give(add(Buffer.from(chunk.subarray(from))))
      return lines
    },
  }
}
