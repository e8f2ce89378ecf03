import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Caller } from '../../../electron/contract/routes.ts'
import { createOwner } from '../../../electron/features/identity/create-owner.ts'
import { identityRoutes } from '../../../electron/features/identity/identity-routes.ts'
import { createSessionReader, tokenHash } from '../../../electron/features/identity/session-service.ts'
import { type Database, freshDatabase } from '../../support/database.ts'

let own: Database
let nowMs = Date.UTC(2026, 10, 23)
const now = () => new Date(nowMs)
const login = { login: 'Ana@Farm.test', password: 'Kabute-2026', stay: false }

beforeAll(async () => {
  own = await freshDatabase()
  await createOwner(own.open, {
    farmName: 'Farm',
    firstName: 'Ana',
    lastName: 'Reyes',
    email: 'ana@farm.test',
    password: login.password,
  })
})
afterAll(() => own.drop())

function desk() {
  let token: string | null = null
  const caller: Caller = {
    via: 'test',
    session: { get: () => token, set: (given) => void (token = given), clear: () => void (token = null) },
    ipAddress: '127.0.0.1',
    userAgent: 'test',
  }
  const sessions = createSessionReader({ database: own.open, now })
  const routes = identityRoutes({ database: own.open, now, sessions })
  const call = <I>(input: I) => ({
    input,
    who: null,
    caller,
    signal: new AbortController().signal,
    audit: () => undefined,
  })
  return { caller, sessions, routes, call }
}

it('signs in without regard to case, keeps only the hash, and expires after 24 hours', async () => {
  const { caller, sessions, routes, call } = desk()
  expect(await routes.signIn(call(login))).toMatchObject({
    ok: true,
    value: { email: 'ana@farm.test', role: 'SUPER_ADMIN' },
  })
  const token = caller.session.get() ?? ''
  const rows = await own.db.session.findMany()
  expect(rows.map((row) => row.token)).toEqual([tokenHash(token)])
  expect(JSON.stringify(rows)).not.toContain(token)
  nowMs += 24 * 3_600_000 - 2000
  expect(await sessions.who(token)).not.toBeNull()
  nowMs += 3000
  expect(await sessions.who(token)).toBeNull()
})

it('answers a wrong password and an unknown person alike', async () => {
  const { routes, call } = desk()
  const refused = { ok: false, refusal: { code: 'WRONG_SIGN_IN' } }
  expect(await routes.signIn(call({ ...login, password: 'Kabute-2027' }))).toEqual(refused)
  expect(await routes.signIn(call({ ...login, login: 'nobody@farm.test' }))).toEqual(refused)
})

it('ends at sign-out, and when the person is deactivated', async () => {
  const { caller, sessions, routes, call } = desk()
  await routes.signIn(call(login))
  const first = caller.session.get()
  await routes.signOut(call(undefined))
  expect(caller.session.get()).toBeNull()
  expect(await sessions.who(first)).toBeNull()
  expect(await own.db.session.findFirst({ where: { token: tokenHash(first ?? '') } })).toMatchObject({
    status: 'REVOKED',
    revokedReason: 'signed out',
  })

  await routes.signIn(call(login))
  await own.db.user.updateMany({ data: { isActive: false } })
  nowMs += 1500
  expect(await sessions.who(caller.session.get())).toBeNull()
  expect(await routes.signIn(call(login))).toMatchObject({ ok: false })
})
