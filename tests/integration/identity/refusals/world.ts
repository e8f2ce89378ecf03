import type { UserRole } from '../../../../electron/contract/identity/person.ts'
import { codeAt } from '../../../support/authenticator.ts'
import type { Database } from '../../../support/database.ts'
import { type SmtpSink, type SunkMail } from '../../../support/smtp-sink.ts'
import { addPerson, type TestClient, type TestFarm, testPassword } from '../../../support/test-farm.ts'
import { until } from '../../../support/until.ts'

/** Desktops of one farm: two have the data key, the third does not. */
export type Desktops = { here: TestFarm; another: TestFarm; withoutKey: TestFarm }
export type Clock = { ms: number }

/** The door of a farm. Its clock stands still, but for what a row moves it by; nobody comes twice. */
export function frontDoor(own: Database, desktops: Desktops, { sink, clock }: { sink: SmtpSink; clock: Clock }) {
  const { here } = desktops
  let made = 0
  const mail = () => `person-${(made += 1)}@farm.test`
  const pass = (ms: number) => (clock.ms += ms)
  const person = async (role: UserRole = 'GROWER', more: object = {}) => {
    const added = await addPerson(own.db, { email: mail(), role })
    if (Object.keys(more).length > 0) await own.db.user.update({ where: { id: added.id }, data: more })
    return added
  }
  const signedIn = async (at: TestFarm = here, more: object = {}) => {
    const added = await person('GROWER', more)
    return { ...added, ...(await at.signedIn(added.email)) }
  }
  /** With an authenticator; the clock has gone on, so that its next code is good. */
  const withSecond = async (role: UserRole = 'GROWER') => {
    const added = await person(role)
    const desk = await here.signedIn(added.email)
    const { secret } = await desk.client.account.startTwoFactor()
    const { codes } = await desk.client.account.confirmTwoFactor({ code: codeAt(secret, new Date(clock.ms)) })
    pass(60_000)
    return { ...added, ...desk, secret, codes, code: () => codeAt(secret, new Date(clock.ms)) }
  }
  const ticketOf = async ({ email }: { email: string }, client: TestClient) => {
    const answer = await client.identity.signIn({ login: email, password: testPassword, stay: false })
    if (answer.done) throw new Error('no second factor was asked for')
    return answer.ticket
  }
  /** What comes by mail to that address after `work`. */
  const mailTo = async (address: string, work: () => Promise<unknown>): Promise<SunkMail> => {
    const sent = () => sink.mails.filter(({ to }) => to.includes(address))
    const before = sent().length
    await work()
    await until('a mail came', () => sent().length > before)
    const [last] = sent().slice(-1)
    if (!last) throw new Error('no mail came')
    return last
  }
  /** A count that shuts: until a millisecond from now, or until now, which is over. */
  const shut = (key: string, isShut: boolean) => {
    const count = { failures: 5, firstAt: new Date(clock.ms - 1000), shutUntil: new Date(clock.ms + (isShut ? 1 : 0)) }
    return own.db.signInAttempt.upsert({ where: { key }, create: { key, ...count }, update: count })
  }
  /** As before anybody set up how the farm sends. */
  const mailOff = async (work: () => Promise<unknown>) => {
    const settings = await own.db.systemConfig.findMany({ where: { key: { startsWith: 'mail.' } } })
    await own.db.systemConfig.deleteMany({ where: { key: { startsWith: 'mail.' } } })
    try {
      return await work()
    } finally {
      await own.db.systemConfig.createMany({
        data: settings.map(({ value, ...row }) => ({ ...row, value: value ?? '' })),
      })
    }
  }
  return { own, desktops, mailOff, here, mail, pass, person, signedIn, withSecond, ticketOf, mailTo, shut }
}
export type FrontDoor = ReturnType<typeof frontDoor>
