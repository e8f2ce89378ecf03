import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { Database } from '../../support/database.ts'
import { mailInputFor, mailLogin } from '../../support/mail.ts'
import { type OpenidProvider, startOpenidProvider } from '../../support/openid-provider.ts'
import { settingsFor } from '../../support/provider-desk.ts'
import { describeRefusals, namedRefusals } from '../../support/refusals.ts'
import { type SmtpSink, startSmtpSink } from '../../support/smtp-sink.ts'
import { openTestFarm, type TestFarm } from '../../support/test-farm.ts'
import { refusalsOfAccounts } from './refusals/of-accounts.ts'
import { refusalsOfCodes } from './refusals/of-codes.ts'
import { refusalsOfSigningIn } from './refusals/of-signing-in.ts'
import { frontDoor } from './refusals/world.ts'

const clock = { ms: Date.now() }
const now = () => new Date(clock.ms)
let sink: SmtpSink
let provider: OpenidProvider
let db: Database['db']
const others: TestFarm[] = []
beforeAll(async () => {
  sink = await startSmtpSink({ security: 'starttls', login: mailLogin })
  provider = await startOpenidProvider()
})
beforeEach(async () => {
  await db.signInAttempt.deleteMany() // all come from one address
})
afterAll(async () => {
  for (const farm of others) await farm.stop()
  await provider.stop()
  await sink.remove()
})

describeRefusals(
  namedRefusals(['identity', 'account']),
  async (own, ana, here) => {
    db = own.db
    await ana.mail.save(mailInputFor(sink))
    await ana.providers.save(settingsFor(provider))
    const another = await openTestFarm(own, { now, databasePassword: 'shared' })
    const withoutKey = await openTestFarm(own, { now })
    others.push(another, withoutKey)
    const at = frontDoor(own, { here, another, withoutKey }, { sink, clock })
    return { ...refusalsOfSigningIn(at), ...refusalsOfCodes(at), ...refusalsOfAccounts(at, { provider, now }) }
  },
  () => ({ now, databasePassword: 'shared', jobTiming: { pollSeconds: 0.5 } }),
)
