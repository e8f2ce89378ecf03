import { setTimeout as delay } from 'node:timers/promises'
import { callByName } from './every-procedure.ts'
import type { TestClient } from './test-farm.ts'

/** What one input came to: the code of a refusal, `done`, or what broke. */
type Outcome = { code: string; fault: string | null }

const streamMs = 30 // a stream that has something to tell tells it at once

const isStream = (value: unknown): value is AsyncGenerator =>
  typeof value === 'object' && value !== null && 'next' in value && 'return' in value

/** A stream does nothing before it is asked for something: its first piece is waited for, for a moment. */
async function firstOf(stream: AsyncGenerator, leave: AbortController): Promise<void> {
  const first = stream.next().catch((error: unknown) => {
    if (!leave.signal.aborted || codeOf(error) !== null) throw error
  })
  first.catch(() => undefined)
  const over = new AbortController()
  try {
    await Promise.race([first, delay(streamMs, undefined, { signal: over.signal }).catch(() => undefined)])
  } finally {
    over.abort()
    leave.abort()
    await stream.return(undefined).catch(() => undefined)
  }
  await first
}

const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null

/** The database of this suite is never away, and its door for programs is never asked too often. */
const faults = ['FAULT', 'INTERNAL_SERVER_ERROR', 'DATABASE_UNAVAILABLE', 'NOT_FOUND']

export async function ask(client: TestClient, name: string, input: unknown): Promise<Outcome> {
  const leave = new AbortController()
  try {
    const answer = await callByName(client, name, input, leave.signal)
    if (isStream(answer)) await firstOf(answer, leave)
    return { code: 'done', fault: null }
  } catch (error) {
    const code = codeOf(error)
    if (code !== null && !faults.includes(code)) return { code, fault: null }
    return { code: code ?? 'BROKE', fault: tellAll(error) }
  }
}

/** With what lies behind it, and the id under which the log has the cause. */
function tellAll(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause, data, issues } = error as { cause?: unknown; data?: unknown; issues?: unknown }
  const more = [data, issues].filter((told) => told !== undefined).map((told) => JSON.stringify(told))
  return [String(error), ...more, ...(cause === undefined ? [] : [tellAll(cause)])].join(' ← ')
}
