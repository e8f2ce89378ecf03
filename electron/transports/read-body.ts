import type { IncomingMessage } from 'node:http'
import { ok, type Result, refuse } from '../platform/result.ts'
import { isTooDeep } from './call-size.ts'

export type BodyRefusal = { status: 400 | 413; text: string }

/** The JSON of a request, measured before it is parsed. Of an empty one, or of one in another form, nothing is read. */
export async function readBody(request: IncomingMessage, mostBytes: number): Promise<Result<unknown, BodyRefusal>> {
  const tooLarge = { status: 413, text: `At most ${mostBytes} bytes` } as const
  if (Number(request.headers['content-length']) > mostBytes) return refuse(tooLarge)
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > mostBytes) return refuse(tooLarge)
    parts.push(part)
  }
  const isJson = /^application\/json\b/i.test(request.headers['content-type'] ?? '')
  if (bytes === 0 || !isJson) return ok({})
  const json = Buffer.concat(parts).toString('utf8')
  if (isTooDeep(json)) return refuse({ status: 400, text: 'Nested too deep' })
  try {
    return ok(JSON.parse(json))
  } catch {
    return refuse({ status: 400, text: 'No JSON' })
  }
}
