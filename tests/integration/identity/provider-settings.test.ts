import { inspect } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ProviderInput } from '../../../electron/contract/identity/providers.ts'
import { type Database, freshDatabase } from '../../support/database.ts'
import { type OpenidProvider, startOpenidProvider } from '../../support/openid-provider.ts'
import { freePort } from '../../support/postgres.ts'
import { settingsFor } from '../../support/provider-desk.ts'
import { addPerson, openTestFarm, type TestDesk, type TestFarm } from '../../support/test-farm.ts'

let own: Database
let here: TestFarm
let provider: OpenidProvider
let owner: TestDesk

beforeAll(async () => {
  own = await freshDatabase()
  here = await openTestFarm(own)
  provider = await startOpenidProvider()
  await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
  owner = await here.signedIn('ana@farm.test')
})
afterAll(async () => {
  await provider.stop()
  await here.stop()
  await own.drop()
})

it('keeps the list with the farm and the secret with this desktop', async () => {
  const { clientSecret, ...settings } = settingsFor(provider)
  expect(await owner.client.providers.save(settingsFor(provider))).toEqual({ ...settings, hasSecret: true })
  const renamed = settingsFor(provider, { name: 'Ours', clientSecret: null })
  expect(await owner.client.providers.save(renamed)).toMatchObject({ name: 'Ours', hasSecret: true })
  const google = settingsFor(provider, { id: 'google', kind: 'google', clientSecret: null, enabled: false })
  expect(await owner.client.providers.save(google)).toMatchObject({ issuer: '', hasSecret: false })
  expect((await owner.client.providers.list()).map(({ id }) => id)).toEqual(['farm', 'google'])
  expect(await here.desk().client.identity.providers()).toEqual([{ id: 'farm', name: 'Ours', kind: 'openid' }])
  const whose = `${settings.clientId}@${settings.issuer}`
  expect(await here.secrets.get('provider-farm')).toBe(JSON.stringify({ whose, secret: clientSecret }))
  const rows = [await own.db.systemConfig.findMany(), await own.db.auditLog.findMany()]
  expect(inspect(rows, { depth: 10 })).not.toContain(clientSecret)

  await owner.client.providers.remove({ id: 'farm' })
  expect((await owner.client.providers.list()).map(({ id }) => id)).toEqual(['google'])
  expect(await here.secrets.get('provider-farm')).toBeNull()
  await expect(owner.client.providers.remove({ id: 'farm' })).rejects.toMatchObject({ code: 'PROVIDER_UNKNOWN' })
  const audit = await own.db.auditLog.findMany({ where: { entity: 'SystemConfig' } })
  expect(audit.map(({ entityId }) => entityId)).toEqual(Array(4).fill('auth.providers'))
})

it('refuses an issuer that is missing or would be asked in the clear', async () => {
  const refused = (issuer: string) =>
    owner.client.providers.save(settingsFor(provider, { issuer })).catch((e: unknown) => e)
  expect(await refused('')).toMatchObject({ code: 'ISSUER_MISSING' })
  expect(await refused('http://accounts.farm.test')).toMatchObject({ code: 'ISSUER_PLAIN' })
  expect(await refused('http://127.0.0.1.evil.test')).toMatchObject({ code: 'ISSUER_PLAIN' })
  expect(await refused('ftp://accounts.farm.test')).toMatchObject({ code: 'ISSUER_PLAIN' })
})

async function tested(more: Partial<ProviderInput>): Promise<string[]> {
  const said: string[] = []
  for await (const { step, ok, code } of await owner.client.providers.test(settingsFor(provider, more))) {
    said.push(`${step} ${String(ok)} ${code}`)
  }
  return said
}

it('tests a provider step by step, and ends at what is wrong', async () => {
  expect(await tested({})).toEqual([
    'name true NAME',
    'encrypted true PLAIN_LOCAL',
    'document true DOCUMENT',
    'endpoints true ENDPOINTS',
    'pkce true PKCE',
  ])
  const nobody = `http://127.0.0.1:${await freePort()}`
  expect((await tested({ issuer: nobody })).at(-1)).toBe('document false UNREACHABLE')
  expect((await tested({ issuer: `${provider.issuer}/elsewhere` })).at(-1)).toBe('document false NO_DOCUMENT')
  expect(await tested({ issuer: 'http://accounts.farm.test' })).toEqual(['name false ISSUER_PLAIN'])
  expect(await tested({ issuer: provider.issuer.replace('http:', 'https:') })).toEqual([
    'name true NAME',
    'encrypted false NO_TLS',
  ])
})
