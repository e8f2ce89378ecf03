import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { Workbook } from '@cj-tech-master/excelts'
import { callByName } from './every-procedure.ts'
import { pagesOf } from './papers.ts'
import type { TestClient } from './test-farm.ts'
import type { Secret } from './whose-people.ts'

/** What came back: of a refusal its code and what it says, of a paper or a file what stands in it. */
export type Heard = { code: string; text: string }

const quietMs = 300 // a stream that has something to tell tells it at once
const mostPieces = 50

const isStream = (value: unknown): value is AsyncGenerator =>
  typeof value === 'object' && value !== null && 'next' in value && 'return' in value

/** What a stream tells until it ends or falls silent. */
async function firstOf(stream: AsyncGenerator, leave: AbortController): Promise<unknown[]> {
  const pieces: unknown[] = []
  const over = new AbortController()
  while (pieces.length < mostPieces) {
    const next = stream.next()
    next.catch(() => undefined) // left while it was silent
    const silent = delay(quietMs, null, { signal: over.signal }).catch(() => null)
    const piece = await Promise.race([next, silent])
    if (piece === null || piece.done) break
    pieces.push(piece.value)
  }
  over.abort()
  leave.abort()
  await stream.return(undefined).catch(() => undefined)
  return pieces
}

/** An Excel file comes as base64 in pieces; what its cells hold is what somebody reads. */
async function cellsOf(pieces: readonly string[]): Promise<string> {
  const book = new Workbook()
  await book.xlsx.load(Buffer.concat(pieces.map((piece) => Buffer.from(piece, 'base64'))))
  return book.worksheets.flatMap((sheet) => sheet.getSheetValues().map((row) => JSON.stringify(row))).join('\n')
}

const isPdf = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'
const bytesAsText = (bytes: Uint8Array): string =>
  isPdf(bytes) ? pagesOf(bytes).join('\n') : createHash('sha256').update(bytes).digest('hex')

/** All that an answer holds, as text: a paper's words, a file's rows, a picture's hash. */
async function textOf(value: unknown): Promise<string> {
  const pieces = Array.isArray(value) ? value.filter((piece) => typeof piece === 'string') : []
  if (pieces[0]?.startsWith('UEsDB')) return cellsOf(pieces)
  return JSON.stringify(value, (_key, held: unknown) =>
    held instanceof Uint8Array ? bytesAsText(held) : typeof held === 'bigint' ? String(held) : held,
  )
}

export async function hear(client: TestClient, name: string, input: unknown): Promise<Heard> {
  const leave = new AbortController()
  try {
    const answer = await callByName(client, name, input, leave.signal)
    return { code: 'done', text: await textOf(isStream(answer) ? await firstOf(answer, leave) : (answer ?? null)) }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    const { message, data } = error as Error & { data?: unknown }
    return { code: String(error.code), text: await textOf([message, data ?? null]) }
  }
}

const squeezed = (text: string) => text.toLowerCase().replaceAll(/[\s-]/g, '')
/** A short number is an amount: within a longer one it says nothing. */
const isAmount = (value: string) => /^[\d.,]{1,10}$/.test(value) && !/^\d{10}$/.test(value)

/** Which of the values stand in a text, however they are spaced. */
export function secretsIn(text: string, secrets: readonly Secret[]): Secret[] {
  const close = squeezed(text)
  return secrets.filter(({ value }) =>
    isAmount(value)
      ? new RegExp(String.raw`(?<![\d.,])${value.replaceAll('.', String.raw`\.`)}(?!\d)`).test(text)
      : close.includes(squeezed(value)),
  )
}
