import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import pino from 'pino'
import type { Caller } from '../../electron/contract/routes.ts'
import { openApiDoor } from '../../electron/transports/api-door.ts'
import { openHttpDoor } from '../../electron/transports/http.ts'
import type { Tls } from '../../electron/transports/http-server.ts'
import { portOfSocket } from '../../electron/transports/ports.ts'
import type { AppRouter } from '../../electron/transports/router.ts'
import { createPortLink } from '../../renderer/host/transport/port-link.ts'
import { newPageKey, openPageSocket, pageHeaders } from './page-key.ts'
import { createSmallRouter, type SmallClient } from './small-router.ts'

/** Lines of a log, for tests to read. */
function keptLog() {
  const lines: { why?: string; count?: number }[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(JSON.parse(line) as object) })
  return { lines, log }
}

const host = '127.0.0.1'

/** A page's door over a small router, in which whoever brings a session is signed in. */
export async function smallPageDoor({ headersMs = 10_000, tls }: { headersMs?: number; tls?: Tls } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'mash-small-'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>MASH</title>')
  const { router, seen } = createSmallRouter()
  const { lines, log } = keptLog()
  const sessionOf = ({ session }: Caller) => Promise.resolve(session.get())
  const door = await openHttpDoor({
    router,
    log,
    sessionOf,
    rendererDir: folder,
    host,
    port: 0,
    headersMs,
    ...(tls && { tls }),
  })
  const origin = door.url.slice(0, -1)

  const call = (name: string, input: unknown, headers: Record<string, string>) =>
    fetch(`${origin}/rpc/feature/${name}`, { method: 'POST', headers, body: JSON.stringify({ json: input }) })
  /** A page that signed in: what it sends with each call. */
  const signIn = async (token: string) => {
    const pageKey = newPageKey()
    const page = pageHeaders(origin, pageKey)
    const answer = await call('signIn', { token, stay: false }, page)
    const cookie = answer.headers.getSetCookie().map((set) => set.split(';', 1)[0])
    return { pageKey, cookie: cookie.join('; '), headers: { ...page, cookie: cookie.join('; ') } }
  }
  const openSocket = async (page: { pageKey?: string; cookie?: string } = {}) => {
    const { pageKey = newPageKey(), cookie = '' } = page
    const socket = await openPageSocket(origin, { pageKey, headers: { cookie } })
    const client: SmallClient = createORPCClient(createPortLink(portOfSocket(socket), () => undefined))
    return { socket, client }
  }
  const close = async () => {
    await door.stop()
    rmSync(folder, { recursive: true })
  }
  return { door, port: door.port, origin, seen, lines, call, signIn, openSocket, close }
}
export type SmallDoor = Awaited<ReturnType<typeof smallPageDoor>>

/** The door for programs, whose desk knows no key and counts nobody. */
export async function smallApiDoor() {
  const passes = { passes: true, limit: 1, remaining: 1, resetAt: new Date(0), retryAfterSeconds: 0 }
  const door = await openApiDoor({
    // It serves public procedures, of which the small router has none: everybody is asked for a key.
    router: createSmallRouter().router as unknown as AppRouter,
    desk: { check: async () => null, take: async () => passes, record: () => undefined, isAway: () => false },
    log: keptLog().log,
    version: '0',
    host,
    port: 0,
    tls: null,
  })
  return {
    port: door.port,
    status: async () => (await fetch(`http://${host}:${door.port}/api/v1/me`)).status,
    stop: door.stop,
  }
}
