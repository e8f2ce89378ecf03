import { ok, type Result, refuse } from '../../platform/result.ts'
import { limitedFetch } from '../limited-fetch.ts'
import { type PaymongoLink, type PaymongoRefusal, parseLink, parseRefusal } from './paymongo-answers.ts'

export type NewLink = { amountCentavos: number; description: string; remarks: string }
type Answer<T> = Promise<Result<T, PaymongoRefusal>>

/** What we ask of PayMongo. The secret key comes with each call: it is kept nowhere in here. */
export type Paymongo = {
  makeLink: (key: string, link: NewLink, signal?: AbortSignal) => Answer<PaymongoLink>
  findLink: (key: string, linkId: string, signal?: AbortSignal) => Answer<PaymongoLink>
  /** Nobody can begin to pay it any more. Answers as the link is then. */
  archiveLink: (key: string, linkId: string, signal?: AbortSignal) => Answer<PaymongoLink>
  /** Whether the key opens the account; changes nothing there. */
  check: (key: string, signal?: AbortSignal) => Answer<null>
}

export const paymongoUrl = 'https://api.paymongo.com/v1'
const answerMs = 15_000

type Request = { method: 'GET' | 'POST'; path: string; body?: unknown; signal?: AbortSignal | undefined }

/** A network's error as a word: its messages name addresses and whole requests. */
function wordOf(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (at.name === 'TimeoutError') return 'timeout'
    if ('code' in at && typeof at.code === 'string') return at.code.slice(0, 40)
  }
  return 'network'
}

/** PayMongo over HTTPS. `url` is another one in tests only. */
export function createPaymongo({ url = paymongoUrl, timeoutMs = answerMs } = {}): Paymongo {
  const ask = async (key: string, { method, path, body, signal }: Request): Answer<unknown> => {
    const limit = AbortSignal.timeout(timeoutMs)
    try {
      const response = await limitedFetch(`${url}${path}`, {
        method,
        headers: {
          accept: 'application/json',
          authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: signal ? AbortSignal.any([limit, signal]) : limit,
      })
      const text = await response.text()
      const json = jsonOf(text)
      if (!response.ok) return refuse(parseRefusal(response.status, json, response.headers.get('retry-after')))
      return ok(json)
    } catch (error) {
      return refuse({ code: 'UNREACHABLE', detail: wordOf(error) })
    }
  }
  const askLink = async (key: string, request: Request): Answer<PaymongoLink> => {
    const answer = await ask(key, request)
    if (!answer.ok) return answer
    const link = parseLink(answer.value)
    return link ? ok(link) : refuse({ code: 'UNREADABLE' })
  }
  const at = (linkId: string) => `/links/${encodeURIComponent(linkId)}`
  return {
    makeLink: (key, { amountCentavos, description, remarks }, signal) => {
      const attributes = { amount: amountCentavos, description, remarks }
      return askLink(key, { method: 'POST', path: '/links', body: { data: { attributes } }, signal })
    },
    findLink: (key, linkId, signal) => askLink(key, { method: 'GET', path: at(linkId), signal }),
    archiveLink: (key, linkId, signal) => askLink(key, { method: 'POST', path: `${at(linkId)}/archive`, signal }),
    check: async (key, signal) => {
      const answer = await ask(key, { method: 'GET', path: '/payments?limit=1', signal })
      return answer.ok ? ok(null) : answer
    },
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // a page of a proxy; whoever asked says that it can't be read
  }
}
