import { createHmac, createSign, generateKeyPairSync } from 'node:crypto'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { clerkIdOf } from '../../../electron/features/identity/providers/provider-identity.ts'
import { openDatabase } from '../../../electron/platform/database/index.ts'
import { type Database, freshDatabase, testDeps } from '../../support/database.ts'
import { type OpenidProvider, startOpenidProvider } from '../../support/openid-provider.ts'
import { watchMemory } from '../../support/peak-memory.ts'
import { beginVisit, settingsFor, signInAs, visitAs } from '../../support/provider-desk.ts'
import { addPerson, openTestFarm, type TestDesk, type TestFarm } from '../../support/test-farm.ts'
import { until } from '../../support/until.ts'

let own: Database
let here: TestFarm
let there: TestFarm
let provider: OpenidProvider
let owner: TestDesk
let nowMs = Date.now()
const now = () => new Date(nowMs)
const ben = {
  sub: 'ben-at-provider',
  email: 'Ben@Farm.test',
  email_verified: true,
  given_name: 'Ben',
  family_name: 'Cruz',
}

beforeAll(async () => {
  own = await freshDatabase()
  here = await openTestFarm(own, { now, databasePassword: 'shared' })
  // Another desktop on the same database.
  const open = await openDatabase(own.target, testDeps)
  there = await openTestFarm({ open, url: own.url }, { now, databasePassword: 'shared' })
  provider = await startOpenidProvider({ accessTokenSeconds: 600 })
})
afterAll(async () => {
  await provider.stop()
  await there.stop()
  await here.stop()
  await own.drop()
})
beforeEach(async () => {
  provider.tamper(null)
  provider.answerKeys(null)
  await own.db.user.deleteMany({ where: { email: { not: 'system@local' } } })
  await own.db.securityLog.deleteMany()
  await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
  owner = await here.signedIn('ana@farm.test')
  await owner.client.providers.save(settingsFor(provider))
  const secret = { clientSecret: provider.clientSecret }
  await (await there.signedIn('ana@farm.test')).client.providers.save(settingsFor(provider, secret))
})

const personOf = (email: string) => own.db.user.findUniqueOrThrow({ where: { email }, include: { identities: true } })

it('signs in a person whom the farm knows by e-mail, and links instead of doubling', async () => {
  await addPerson(own.db, { email: 'ben@farm.test', firstName: 'Ben' })
  const desk = here.desk()
  expect(await desk.client.identity.providers()).toEqual([{ id: 'farm', name: 'Farm accounts', kind: 'openid' }])
  expect(await signInAs(provider, desk, ben)).toMatchObject({ done: true, me: { email: 'ben@farm.test' } })
  expect((await desk.client.identity.me())?.email).toBe('ben@farm.test')
  expect(await own.db.user.count({ where: { email: { not: 'system@local' } } })).toBe(2)
  const kept = await personOf('ben@farm.test')
  expect(kept.identities).toMatchObject([{ provider: provider.issuer, subject: 'ben-at-provider' }])
  expect(kept.oauthProvider).toEqual([provider.issuer])
  const rows = await own.db.auditLog.findMany({ where: { entityId: kept.id }, orderBy: { timestamp: 'asc' } })
  expect(rows.map(({ action, entity }) => `${action} ${entity}`).toSorted()).toEqual(['LOGIN Session', 'UPDATE User'])
  expect(await own.db.session.findFirst({ where: { userId: kept.id } })).toMatchObject({ method: 'OPENID' })

  // The second time by the provider's own name for the person: the address there may have changed meanwhile.
  const again = { ...ben, email: 'benjamin@elsewhere.test' }
  expect(await signInAs(provider, here.desk(), again)).toMatchObject({ done: true, me: { id: kept.id } })
})

it('goes out with PKCE, state and nonce to a loopback address, and answers a page without scripts', async () => {
  await addPerson(own.db, { email: 'ben@farm.test' })
  const { url, last } = await beginVisit(here.desk())
  const asked = new URL(url).searchParams
  expect(Object.fromEntries(asked)).toMatchObject({ response_type: 'code', code_challenge_method: 'S256' })
  expect(asked.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/)
  for (const name of ['code_challenge', 'state', 'nonce']) expect(asked.get(name)).toMatch(/^[\w-]{43}$/)
  provider.person(ben)
  const page = await provider.browse(url, { language: 'fil-PH,fil;q=0.9' })
  expect(page.status).toBe(200)
  expect(page.body).toContain('Puwede mo nang isara')
  expect(page.body).not.toContain('<script')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(await last()).toMatchObject({ step: 'done' })
})

it('says so when the person says no at the provider, and leaves no server behind', async () => {
  const { step, page } = await visitAs(provider, here.desk(), null)
  expect(step).toEqual({ step: 'failed', code: 'DENIED', detail: '' })
  expect(page.body).toContain('Nothing was shared')
  await expect(fetch(page.url)).rejects.toThrow()
})

it('refuses what is not the answer to its own question, and goes on waiting', async () => {
  await addPerson(own.db, { email: 'ben@farm.test' })
  const { url, last } = await beginVisit(here.desk())
  const redirect = new URL(url).searchParams.get('redirect_uri') ?? ''
  const state = new URL(url).searchParams.get('state') ?? ''
  const tries = [
    fetch(`${redirect}?code=stolen&state=another`),
    fetch(`${redirect}?code=stolen`),
    fetch(new URL(`/elsewhere?code=x&state=${state}`, redirect)),
    fetch(`${redirect}?code=x&state=${state}`, { method: 'POST' }),
  ]
  expect((await Promise.all(tries)).map(({ status }) => status)).toEqual([400, 400, 400, 400])
  provider.person(ben)
  await provider.browse(url)
  expect(await last()).toMatchObject({ step: 'done' })
})

it('takes a callback once, and a ticket once and at the desk that asked', async () => {
  await addPerson(own.db, { email: 'ben@farm.test' })
  const desk = here.desk()
  const { step, page } = await visitAs(provider, desk, ben)
  await expect(fetch(page.url)).rejects.toThrow()
  if (step?.step !== 'done') throw new Error('not done')
  const { ticket } = step
  const over = { code: 'TICKET_OVER' }
  await expect(here.desk().client.identity.finishProvider({ ticket })).rejects.toMatchObject(over)
  expect(await desk.client.identity.finishProvider({ ticket })).toMatchObject({ done: true })
  await expect(desk.client.identity.finishProvider({ ticket })).rejects.toMatchObject(over)
})

it('refuses an ID token of another sign-in, issuer, audience or time, and one whose signature does not fit', async () => {
  await addPerson(own.db, { email: 'ben@farm.test' })
  const attempt = async (change: (claims: Record<string, unknown>) => string) => {
    provider.tamper((answer) => {
      const body = String(answer.id_token).split('.')[1] ?? ''
      const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>
      return { ...answer, id_token: change(claims) }
    })
    return (await visitAs(provider, here.desk(), ben)).step
  }
  const refused = { step: 'failed', code: 'TOKEN_REFUSED' }
  const past = Math.floor(Date.now() / 1000) - 3600
  expect(await attempt((claims) => provider.sign({ ...claims, nonce: 'of-another-sign-in' }))).toMatchObject(refused)
  expect(await attempt((claims) => provider.sign({ ...claims, iss: 'https://evil.test' }))).toMatchObject(refused)
  expect(await attempt((claims) => provider.sign({ ...claims, aud: 'another-client' }))).toMatchObject(refused)
  expect(await attempt((claims) => provider.sign({ ...claims, exp: past, iat: past - 60 }))).toMatchObject(refused)
  expect(
    await attempt((claims) => provider.sign(claims).replace(/\.[^.]+\./, `.${base64({ ...claims, sub: 'ana' })}.`)),
  ).toMatchObject(refused)
  // The same way with the token as it is, to know that nothing else refused.
  expect(await attempt((claims) => provider.sign(claims))).toMatchObject({ step: 'done' })
  expect(await own.db.securityLog.count({ where: { event: 'LOGIN_FAILED' } })).toBe(5)
})

it('refuses an ID token that says itself how little it is signed', async () => {
  await addPerson(own.db, { email: 'ben@farm.test' })
  const hmac = (content: string, key: string) => createHmac('sha256', key).update(content).digest('base64url')
  const attempt = async (change: (claims: string, honest: string) => string) => {
    provider.tamper((answer) => {
      const honest = String(answer.id_token)
      return { ...answer, id_token: change(honest.split('.')[1] ?? '', honest) }
    })
    return (await visitAs(provider, here.desk(), ben)).step
  }
  const refused = { step: 'failed', code: 'TOKEN_REFUSED' }
  const none = (alg: string) => (claims: string) => `${base64({ alg })}.${claims}.`
  expect(await attempt(none('none'))).toMatchObject(refused)
  expect(await attempt(none('nOnE'))).toMatchObject(refused)
  expect(await attempt((_claims, honest) => honest.replace(/[^.]+$/, ''))).toMatchObject(refused)
  // Signed with what the client knows, or with the key that everybody may read, taken for a shared secret.
  const shared = (key: string) => (claims: string) => {
    const content = `${base64({ alg: 'HS256', kid: 'test' })}.${claims}`
    return `${content}.${hmac(content, key)}`
  }
  expect(await attempt(shared(provider.clientSecret))).toMatchObject(refused)
  const { keys } = await honestKeys()
  expect(await attempt(shared(keys[0]?.n ?? ''))).toMatchObject(refused)
  // A key of its own, brought along.
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const brought = (claims: string) => {
    const content = `${base64({ alg: 'RS256', kid: 'mine', jwk: publicKey.export({ format: 'jwk' }) })}.${claims}`
    return `${content}.${createSign('RSA-SHA256').update(content).sign(privateKey).toString('base64url')}`
  }
  expect(await attempt(brought)).toMatchObject({ step: 'failed' })
  expect(await attempt((_claims, honest) => honest)).toMatchObject({ step: 'done' })
})

it('is not drowned by keys: a gigabyte of them ends the sign-in, ten thousand are looked through', async () => {
  await addPerson(own.db, { email: 'ben@farm.test' })
  const memory = watchMemory()
  provider.answerKeys(() => Readable.from(manySpaces()))
  expect((await visitAs(provider, here.desk(), ben)).step).toMatchObject({ step: 'failed' })
  memory.stop()
  expect(memory.grownMb()).toBeLessThan(60)
  const { keys } = await honestKeys()
  provider.answerKeys(() => ({
    keys: [...Array.from({ length: 10_000 }, (_, n) => ({ kty: 'oct', kid: `k${n}` })), ...keys],
  }))
  expect((await visitAs(provider, here.desk(), ben)).step).toMatchObject({ step: 'done' })
})
function* manySpaces() {
  yield '{"keys":['
  const chunk = Buffer.alloc(65_536, ' ')
  for (let sent = 0; sent < 1_000_000_000; sent += chunk.length) yield chunk
}
async function honestKeys() {
  provider.answerKeys(null)
  return (await (await fetch(`${provider.issuer}/jwks`)).json()) as { keys: { n: string }[] }
}

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

it('asks for the second factor on top', async () => {
  const { id } = await addPerson(own.db, { email: 'ben@farm.test' })
  await own.db.user.update({ where: { id }, data: { twoFactorEnabled: true, twoFactorSecret: 'sealed' } })
  const desk = here.desk()
  expect(await signInAs(provider, desk, ben)).toMatchObject({ done: false })
  expect(await desk.client.identity.me()).toBeNull()
})

it('lets in whom nobody added only where the settings say so, as USER', async () => {
  expect((await visitAs(provider, here.desk(), ben)).step).toMatchObject({ step: 'failed', code: 'NOT_INVITED' })
  await owner.client.providers.save(settingsFor(provider, { newPeople: true }))
  expect(await signInAs(provider, here.desk(), ben)).toMatchObject({
    done: true,
    me: { role: 'USER', firstName: 'Ben' },
  })
  const kept = await personOf('ben@farm.test')
  expect(kept).toMatchObject({ emailVerified: true, password: null, lastName: 'Cruz' })
  expect(await own.db.auditLog.count({ where: { action: 'CREATE', entity: 'User', entityId: kept.id } })).toBe(1)
})

it('trusts an address only when the provider has verified it, and never by likeness', async () => {
  await addPerson(own.db, { email: 'ben@farm.test' })
  const failed = (code: string) => ({ step: 'failed', code })
  const as = async (account: typeof ben | { sub: string }) => (await visitAs(provider, here.desk(), account)).step
  expect(await as({ ...ben, email_verified: false })).toMatchObject(failed('EMAIL_UNVERIFIED'))
  expect(await as({ sub: 'without-address' })).toMatchObject(failed('EMAIL_UNVERIFIED'))
  // `_` is any letter to LIKE.
  expect(await as({ ...ben, email: 'b_n@farm.test' })).toMatchObject(failed('NOT_INVITED'))
  await own.db.user.updateMany({ where: { email: 'ben@farm.test' }, data: { isActive: false } })
  expect(await as(ben)).toMatchObject(failed('NOT_ACTIVE'))
  expect(await as({ ...ben, email: 'system@local' })).toMatchObject(failed('NOT_ACTIVE'))
})

it('does not give a person to whoever typed their address first', async () => {
  const { id } = await addPerson(own.db, { email: 'ben@farm.test' })
  await own.db.user.update({ where: { id }, data: { emailVerified: false } })
  const refused = (await visitAs(provider, here.desk(), ben)).step
  expect(refused).toMatchObject({ step: 'failed', code: 'NOT_VERIFIED_HERE' })
  expect((await personOf('ben@farm.test')).identities).toEqual([])
  // Added by an administrator, and nobody has a way in yet: it is the owner of the address who comes first.
  await own.db.user.update({ where: { id }, data: { password: null } })
  expect(await signInAs(provider, here.desk(), ben)).toMatchObject({ done: true, me: { id, emailVerified: true } })
})

it('does not hand on an account when the address has a new owner at the provider', async () => {
  await addPerson(own.db, { email: 'ben@farm.test' })
  await signInAs(provider, here.desk(), ben)
  const { step } = await visitAs(provider, here.desk(), { ...ben, sub: 'somebody-new' })
  expect(step).toMatchObject({ step: 'failed', code: 'OTHER_LINKED' })
})

it('makes one account of two desktops that race the same first sign-in', async () => {
  await owner.client.providers.save(settingsFor(provider, { newPeople: true }))
  const [one, two] = [await beginVisit(here.desk()), await beginVisit(there.desk())]
  provider.person(ben)
  const { promise: held, resolve: letGo } = Promise.withResolvers<undefined>()
  // Somebody else holds the address and then gives it up: both stand behind it, and both may go at once.
  const holding = own.db
    .$transaction(
      async (tx) => {
        await tx.user.create({ data: { email: 'ben@farm.test' } })
        await Promise.all([provider.browse(one.url), provider.browse(two.url)])
        await held
        throw new Error('given up')
      },
      { timeout: 30_000 },
    )
    .catch(() => undefined)
  const ends = [one.last(), two.last()]
  await until('both wait for the address', async () => {
    const [row] = await own.db.$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
    return row?.n === 2
  })
  letGo(undefined)
  await holding
  expect(await Promise.all(ends)).toMatchObject([{ step: 'done' }, { step: 'done' }])
  expect(await own.db.user.count({ where: { email: 'ben@farm.test' } })).toBe(1)
  expect(await own.db.userIdentity.count()).toBe(1)
  expect(await own.db.auditLog.count({ where: { action: 'CREATE', entity: 'User' } })).toBeGreaterThan(0)
})

it('links one more way in to whoever is signed in, with a proof, and to nobody twice', async () => {
  await addPerson(own.db, { email: 'cora@farm.test', firstName: 'Cora' })
  const cora = await here.signedIn('cora@farm.test')
  expect((await visitAs(provider, cora, ben)).step).toMatchObject({ step: 'done' })
  expect(await cora.client.account.identities()).toEqual([
    { provider: provider.issuer, providerId: 'farm', name: 'Farm accounts', email: 'Ben@Farm.test' },
  ])
  expect(await signInAs(provider, here.desk(), ben)).toMatchObject({ done: true, me: { email: 'cora@farm.test' } })
  expect((await visitAs(provider, owner, ben)).step).toMatchObject({ step: 'failed', code: 'TAKEN_BY_OTHER' })
  nowMs += 11 * 60_000
  const late = owner.client.identity.startProvider({ provider: 'farm', stay: false })
  await expect(late).rejects.toMatchObject({ code: 'STEP_UP_NEEDED', data: { methods: ['password'] } })
})

it('links nothing to a desk that was locked or left while the browser was open', async () => {
  const { url, last } = await beginVisit(owner)
  await own.db.session.updateMany({ data: { lockedAt: now() } })
  provider.person(ben)
  await provider.browse(url)
  expect(await last()).toMatchObject({ step: 'failed', code: 'SIGNED_OUT' })
  expect(await own.db.userIdentity.count()).toBe(0)
})

it('unlinks, but never the only way in', async () => {
  await owner.client.providers.save(settingsFor(provider, { newPeople: true }))
  const desk = here.desk()
  await signInAs(provider, desk, ben)
  const unlink = (each: TestDesk) => each.client.account.unlink({ provider: provider.issuer })
  await expect(unlink(desk)).rejects.toMatchObject({ code: 'ONLY_WAY_IN' })
  await expect(unlink(owner)).rejects.toMatchObject({ code: 'NOT_LINKED' })
  const { password } = await personOf('ana@farm.test')
  await own.db.user.update({ where: { email: 'ben@farm.test' }, data: { password } })
  await unlink(desk)
  expect(await personOf('ben@farm.test')).toMatchObject({
    identities: [],
    oauthProvider: [],
    oauthAccessToken: null,
    oauthRefreshToken: null,
  })
})

it('takes the id that Clerk gave a person from Clerk alone', () => {
  const subject = 'user_2abcDEF'
  expect(clerkIdOf({ issuer: 'https://clerk.farm.test', subject })).toBe(subject)
  expect(clerkIdOf({ issuer: 'https://bold-owl-1.clerk.accounts.dev', subject })).toBe(subject)
  expect(clerkIdOf({ issuer: 'https://evil.test/clerk.', subject })).toBeNull()
  expect(clerkIdOf({ issuer: 'https://clerk.farm.test', subject: 'ana' })).toBeNull()
})

it('ends with its stream, opens one way at a time, and is for the computer it runs on', async () => {
  const desk = here.desk()
  const leaving = new AbortController()
  const { url } = await beginVisit(desk, leaving.signal)
  const redirect = new URL(url).searchParams.get('redirect_uri') ?? ''
  expect((await fetch(redirect)).status).toBe(400)
  leaving.abort()
  await until('the server is gone', () =>
    fetch(redirect).then(
      () => false,
      () => true,
    ),
  )
  const first = await beginVisit(desk)
  await beginVisit(desk)
  await expect(fetch(new URL(first.url).searchParams.get('redirect_uri') ?? '')).rejects.toThrow()

  const far = here.desk({ via: 'http', ipAddress: '192.168.1.20' })
  const refused = { code: 'NOT_ON_THIS_COMPUTER' }
  await expect(far.client.identity.startProvider({ provider: 'farm', stay: false })).rejects.toMatchObject(refused)
  const none = desk.client.identity.startProvider({ provider: 'nobody', stay: false })
  await expect(none).rejects.toMatchObject({ code: 'PROVIDER_UNKNOWN' })
})
