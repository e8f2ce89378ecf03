import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Database, freshDatabase } from '../../support/database.ts'
import { mailInputFor, mailLogin } from '../../support/mail.ts'
import { codeOf } from '../../support/outcome.ts'
import { startSmtpSink } from '../../support/smtp-sink.ts'
import { addPerson, openTestFarm, type TestDesk, type TestFarm } from '../../support/test-farm.ts'

/** One desktop, its folder and its keychain; first with the farm, then with a database of somebody's own. */
let folder: string
let farms: Database
let evils: Database

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mash-moved-'))
  farms = await freshDatabase()
  evils = await freshDatabase()
  await addPerson(farms.db, { email: 'owner@farm.test', role: 'SUPER_ADMIN' })
  await addPerson(farms.db, { email: 'grower@farm.test', role: 'GROWER' })
  await addPerson(evils.db, { email: 'owner@farm.test', role: 'SUPER_ADMIN' })
})
afterAll(async () => {
  await evils.drop()
  await farms.drop()
  rmSync(folder, { recursive: true })
})

/** The same desk, its token and all, at another farm. */
const carriedTo = (farm: TestFarm, { caller }: TestDesk) => createRouterClient(farm.router, { context: caller })

it('a session, a ticket or a key of one database is nobody’s in another', async () => {
  const [here, there] = [await openTestFarm(farms, { folder }), await openTestFarm(evils, { folder })]
  const evil = await there.signedIn('owner@farm.test')
  const { key } = await evil.client.keys.create({ name: 'Mine', scopes: ['users:read'], days: null })
  const id = (await evil.client.keys.list())[0]?.id ?? ''
  const { secret } = await evil.client.account.startTwoFactor()
  expect(secret).not.toBe('')

  const carried = carriedTo(here, evil)
  expect(await carried.identity.me()).toBeNull()
  expect(await codeOf(carried.people.list({}))).toBe('UNAUTHORIZED')
  expect(await here.farm.keyHolder(id)).toBeNull()
  const program = createRouterClient(here.router, { context: { ...evil.caller, via: 'api', apiKeyId: id } })
  expect(await codeOf(program.people.list({}))).toBe('UNAUTHORIZED')
  expect(key).toMatch(/^mash_pk_/)

  // Nor the other way: who sits at the farm is a stranger elsewhere, and comes back as themselves alone.
  const grower = await here.signedIn('grower@farm.test')
  expect(await carriedTo(there, grower).identity.me()).toBeNull()
  expect((await grower.client.identity.me())?.role).toBe('GROWER')
  await there.stop()
  await here.stop()
})

it('the data key of one opens nothing of the other, and the mail password goes where it was kept for', async () => {
  const sink = await startSmtpSink({ security: 'starttls', login: mailLogin })
  const elsewhere = await startSmtpSink({ security: 'starttls', login: mailLogin })
  const [here, there] = [await openTestFarm(farms, { folder }), await openTestFarm(evils, { folder })]
  const owner = await here.signedIn('owner@farm.test')
  await owner.client.mail.save(mailInputFor(sink))
  const [sealed, other] = [await here.farm.workers.sealer(), await there.farm.workers.sealer()]
  const text = sealed?.seal('a secret of the farm', 'somewhere') ?? ''
  expect(other?.open(text, 'somewhere')).toBeNull()
  expect(sealed?.open(text, 'somewhere')).toBe('a secret of the farm')

  const evil = await there.signedIn('owner@farm.test')
  expect((await evil.client.mail.save({ ...mailInputFor(elsewhere), password: null })).hasPassword).toBe(false)
  await there.stop()
  await here.stop()
  await sink.remove()
  await elsewhere.remove()
})
