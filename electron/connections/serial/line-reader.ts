import { refuse } from '../../platform/result.ts'
import type { Arrived } from '../frame.ts'
import { createLineSplitter } from './line-splitter.ts'
import { type Dialect, maxLineChars, newLineState, type ParsedLine, parseLine } from './parse-line.ts'

export type LineReader = {
  push(chunk: Buffer): void
  /** Known from the first line that only one of them says. */
  dialect(): Dialect | null
}

/** From a port's bytes to what they say, for as long as the port stays open. */
export function createLineReader(deps: {
  device: string
  nowMs(): number
  onArrived(arrived: Arrived): void
}): LineReader {
  const splitter = createLineSplitter(maxLineChars)
  let state = newLineState()
  let dialect: Dialect | null = null
  let first = true

  const understand = (parsed: ParsedLine, raw: string) => {
    state = parsed.state
    const { result } = parsed
    const torn = first && !result.ok
    first = false
    // Whoever starts to listen in the middle of a line hears its end only: that is no fault of the board.
    if (torn) return
    if (result.ok) dialect = parsed.dialect ?? dialect
    deps.onArrived({
      source: 'usb',
      device: deps.device,
      dialect: dialect ?? 'unknown',
      receivedAtMs: deps.nowMs(),
      topic: null,
      raw,
      retained: false,
      result,
    })
  }
  return {
    push(chunk) {
      for (const { text, overlong } of splitter.push(chunk)) {
        const detail = `more than ${maxLineChars} bytes`
        const cut: ParsedLine = { dialect: null, state, result: refuse({ code: 'TOO_LONG', detail }) }
        for (const parsed of overlong ? [cut] : parseLine(text, state)) understand(parsed, text)
      }
    },
    dialect: () => dialect,
  }
}
