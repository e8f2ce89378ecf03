import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

/** One call to the system that went well. `text`: its arguments as strace shows them. */
export type SystemCall = { name: string; text: string; result: number }

const bytesOf = (hex: string) => Buffer.from(hex.replaceAll('\\x', ''), 'hex')

/** Every text among the arguments, in order. strace writes all of them as `"\x2f\x74…"`. */
export function textsOf({ name, text }: SystemCall): Buffer[] {
  const found = [...text.matchAll(/"((?:\\x[\da-f]{2})*)"(\.\.\.)?/g)]
  if (found.some(([, , cut]) => cut !== undefined)) throw new Error(`a ${name} was longer than what strace was to show`)
  return found.map(([, hex = '']) => bytesOf(hex))
}

/** The number of an open file, and the path that it has at this moment; null: it has none any more. */
export function openFileOf({ text }: SystemCall): { fd: number; path: string } | null {
  const found = /^(\d+)<((?:\\x[\da-f]{2})+)>(\(deleted\))?/.exec(text)
  if (!found || found[3] !== undefined) return null
  return { fd: Number(found[1]), path: bytesOf(found[2] ?? '').toString('utf8') }
}

const whole = /^([a-z]\w*)\((.*)\)\s+= (-?\d+)/
const begun = /^([a-z]\w*)\((.*) <unfinished \.\.\.>$/
const resumed = /^<\.\.\. ([a-z]\w*) resumed>(.*)$/

/**
 * The calls of a program, in the order in which they were done; what it says on its output stands where it began to say
 * it. Calls that failed changed nothing and are left out.
 */
export async function* systemCalls(trace: string): AsyncGenerator<SystemCall> {
  const waiting = new Map<string, string>()
  for await (const line of createInterface({ input: createReadStream(trace) })) {
    const [, thread = '', rest = ''] = /^(\d+) +(.*)$/.exec(line) ?? []
    const start = begun.exec(rest)
    if (start) {
      const [, name = '', text = ''] = start
      if (isSaying(name, text)) yield { name, text, result: 0 }
      else waiting.set(thread, `${name}(${text}`)
      continue
    }
    const end = resumed.exec(rest)
    if (end && !waiting.has(thread)) continue
    const done = whole.exec(end ? `${waiting.get(thread) ?? ''}${end[2] ?? ''}` : rest)
    if (end) waiting.delete(thread)
    const [, name = '', text = '', result = '-1'] = done ?? []
    if (Number(result) >= 0) yield { name, text, result: Number(result) }
  }
}

const isSaying = (name: string, text: string) => name === 'write' && text.startsWith('1<')
