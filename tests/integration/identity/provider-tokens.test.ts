import { inspect } from 'node:util'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createOpenid } from '../../../electron/connections/openid/openid-connection.ts'
import type { IdentityDeps } from '../../../electron/features/identity/identity-deps.ts'
import { resolveArrival } from '../../../electron/features/identity/providers/provider-link.ts'
import { freshAccessToken } from '../../../electron/features/identity/providers/provider-tokens.ts'
import { createTickets } from '../../../electron/features/identity/sign-in/tickets.ts'
import { createFarmConfig } from '../../../electron/features/settings/farm-config.ts'
import { silentLog } from '../../../electron/platform/log.ts'
import { type Database, freshEmbedded } from '../../support/database.ts'
import { type OpenidProvider, startOpenidProvider } from '../../support/openid-provider.ts'
import { settingsFor, signInAs } from '../../support/provider-desk.ts'
import { addPerson, openTestFarm, quickPasswords, type TestFarm } from '../../support/test-farm.ts'

let own: Database
let here: TestFarm
let provider: OpenidProvider
let nowMs = Date.now()
const now = () => new Date(nowMs)
const ben = { sub: 'ben-at-provider', email: 'ben@farm.test', email_verified: true }
let deps: IdentityDeps

beforeAll(async () => {
  own = await freshEmbedded()
  here = await openTestFarm(own, { now })
  provider = await startOpenidProvider({ accessTokenSeconds: 600 })
  const { sessions } = here.farm
  const { sealer, mailer } = here.farm.workers
  const [database, config] = [own.open, createFarmConfig({ database: own.open, now })]
  const tickets: IdentityDeps['tickets'] = createTickets({ now, ttlMs: 1000 })
  deps = {
    database,
    now,
    config,
    sessions,
    passwords: quickPasswords,
    sealer,
    tickets,
    openid: createOpenid({ now }),
    secrets: here.secrets,
    mailer,
    log: silentLog,
  }
})
afterAll(async () => {
  await provider.stop()
  await here.stop()
  await own.drop()
})
beforeEach(async () => {
  await own.db.user.deleteMany({ where: { email: { not: 'system@local' } } })
  await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
  await (await here.signedIn('ana@farm.test')).client.providers.save(settingsFor(provider))
  await addPerson(own.db, { email: 'ben@farm.test' })
})
const fresh = (userId: string) => freshAccessToken(deps, { userId, key: provider.issuer })
const benHere = () => own.db.user.findUniqueOrThrow({ where: { email: 'ben@farm.test' } })

it('keeps tokens sealed, and says them nowhere', async () => {
  const tokens: string[] = []
  provider.tamper((answer) => {
    tokens.push(...['access_token', 'refresh_token', 'id_token'].map((name) => String(answer[name])))
    return answer
  })
  const answer = await signInAs(provider, here.desk(), ben)
  provider.tamper(null)
  const kept = await benHere()
  expect(kept.oauthAccessToken).toMatch(/^v1\./)
  expect(kept.oauthRefreshToken).toMatch(/^v1\./)
  const everything = [
    answer,
    kept,
    await own.db.auditLog.findMany(),
    await own.db.securityLog.findMany(),
    await own.db.systemConfig.findMany(),
  ]
  const said = inspect(everything, { depth: 10 })
  expect(tokens).toHaveLength(3)
  for (const secret of [...tokens, provider.clientSecret]) expect(said).not.toContain(secret)
})

it('gives the token while it is good, and renews it when it is over', async () => {
  await signInAs(provider, here.desk(), ben)
  const { id, oauthRefreshToken } = await benHere()
  const first = await fresh(id)
  expect(first.ok).toBe(true)
  expect(await fresh(id)).toEqual(first)
  expect(provider.grants.filter((grant) => grant === 'refresh_token')).toHaveLength(0)
  nowMs += 545_000 // of 600 s, less the minute that it is to be good for
  const second = await fresh(id)
  expect(second.ok).toBe(true)
  expect(second).not.toEqual(first)
  expect(provider.grants.filter((grant) => grant === 'refresh_token')).toHaveLength(1)
  // The provider turns refresh tokens over at each use: the new one is kept, so it goes on.
  expect((await benHere()).oauthRefreshToken).not.toBe(oauthRefreshToken)
  nowMs += 600_000
  expect((await fresh(id)).ok).toBe(true)
  await own.db.user.update({ where: { id }, data: { oauthRefreshToken: 'v1.moved' } })
  nowMs += 600_000
  expect(await fresh(id)).toEqual({ ok: false, refusal: { code: 'NO_TOKEN' } })
})

it('says whether the provider still stands by a linked account', async () => {
  const desk = here.desk()
  await signInAs(provider, desk, ben)
  const { id } = await benHere()
  const stands = async () => (await desk.client.account.checkIdentity({ provider: provider.issuer })).stands
  expect(await stands()).toBe('yes')
  nowMs += 545_000
  expect(await stands()).toBe('yes')
  // As the provider answers for somebody whom it has let go: it knows the token no more.
  const oauthRefreshToken = (await here.farm.workers.sealer())?.seal('gone', `users.oauth_refresh_token:${id}`) ?? null
  await own.db.user.update({ where: { id }, data: { oauthRefreshToken } })
  nowMs += 600_000
  expect(await stands()).toBe('no')
  await own.db.user.update({ where: { id }, data: { oauthAccessToken: null } })
  expect(await stands()).toBe('unknown')
  const other = desk.client.account.checkIdentity({ provider: 'google' })
  await expect(other).rejects.toMatchObject({ code: 'NOT_LINKED' })
})

const tokens = { access: 'a', refresh: null, expiresAt: null }
const arrive = (kind: 'google' | 'facebook' | 'openid', person: { issuer: string; subject: string; email?: string }) =>
  resolveArrival(deps, {
    settings: { ...settingsFor(provider), kind, issuer: person.issuer },
    person: {
      email: null,
      emailVerified: person.email !== undefined,
      givenName: null,
      familyName: null,
      tokens,
      ...person,
    },
    caller: here.desk().caller,
    linkTo: null,
  })

it('keeps Google’s and Facebook’s names in their own columns, one each', async () => {
  const { id } = await benHere()
  const google = { issuer: 'https://accounts.google.com', subject: 'g-1' }
  expect(await arrive('google', { ...google, email: 'ben@farm.test' })).toMatchObject({ ok: true, value: { id } })
  expect(await arrive('google', google)).toMatchObject({ ok: true, value: { id } })
  const other = { ...google, subject: 'g-2', email: 'ben@farm.test' }
  expect(await arrive('google', other)).toMatchObject({ refusal: { code: 'OTHER_LINKED' } })
  // Facebook does not say that it verified the address.
  const facebook = { issuer: 'https://www.facebook.com', subject: 'f-1' }
  expect(await arrive('facebook', facebook)).toMatchObject({ refusal: { code: 'EMAIL_UNVERIFIED' } })
  await own.db.user.update({ where: { id }, data: { facebookId: 'f-1' } })
  expect(await arrive('facebook', facebook)).toMatchObject({ ok: true, value: { id } })
  expect(await benHere()).toMatchObject({ googleId: 'g-1', facebookId: 'f-1', oauthProvider: ['facebook', 'google'] })
})

it('knows a person by the id that Clerk gave them', async () => {
  const { id } = await benHere()
  await own.db.user.update({ where: { id }, data: { clerkId: 'user_2abc' } })
  const clerk = { issuer: 'https://clerk.farm.test', subject: 'user_2abc' }
  expect(await arrive('openid', clerk)).toMatchObject({ ok: true, value: { id } })
  expect((await benHere()).clerkId).toBe('user_2abc')
  const stranger = { issuer: 'https://evil.test', subject: 'user_2abc' }
  expect(await arrive('openid', stranger)).toMatchObject({ refusal: { code: 'EMAIL_UNVERIFIED' } })
})
