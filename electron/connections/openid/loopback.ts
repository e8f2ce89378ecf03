import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { OpenidFailure } from './openid-failure.ts'

/** What the person sees in the browser when the provider has sent them back. */
export type LoopbackPage = (state: 'done' | 'denied', languages: string) => string

export type Loopback = {
  redirectUri: string
  /** The address the provider sent the browser to, once. Rejects when the time is over or `close` came first. */
  answer: Promise<URL>
  close: () => void
}

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  connection: 'close',
}

function respond(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, headers).end(body)
}

/** The answer to our own question, or null: any page in any browser can reach a port of this computer. */
function answerOf(request: IncomingMessage, redirectUri: string, state: string): URL | null {
  const own = new URL(redirectUri)
  if (request.method !== 'GET' || request.headers.host !== own.host) return null
  if (!URL.canParse(request.url ?? '', own.href)) return null
  const url = new URL(request.url ?? '', own)
  const fits = url.origin === own.origin && url.pathname === own.pathname
  return fits && url.searchParams.get('state') === state ? url : null
}

/**
 * A server on a free port of this computer for one redirect: it takes the answer with the right state once, refuses
 * everything else, and is gone afterwards.
 */
export async function openLoopback(options: {
  state: string
  page: LoopbackPage
  timeoutMs: number
}): Promise<Loopback> {
  const { state, page, timeoutMs } = options
  const { promise: answer, resolve, reject } = Promise.withResolvers<URL>()
  answer.catch(() => undefined) // whoever waits for it hears of it; nobody may
  let redirectUri = ''
  let used = false
  const server = createServer((request, response) => {
    const url = used ? null : answerOf(request, redirectUri, state)
    if (!url) {
      respond(response, 400, '')
      return
    }
    used = true
    const denied = url.searchParams.has('error')
    respond(response, 200, page(denied ? 'denied' : 'done', request.headers['accept-language'] ?? ''))
    resolve(url)
    server.close()
  })
  server.maxConnections = 10
  server.headersTimeout = 5000
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      listening()
    })
  })
  // Only a pipe's address is a text.
  redirectUri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`
  const end = (failure: OpenidFailure) => {
    clearTimeout(timer)
    reject(failure)
    server.close()
    server.closeAllConnections()
  }
  const timer = setTimeout(() => {
    end(new OpenidFailure('TIME_OVER'))
  }, timeoutMs)
  return {
    redirectUri,
    answer,
    close: () => {
      end(new OpenidFailure('LEFT'))
    },
  }
}
