import { randomUUID } from 'node:crypto'
import { tamper } from './audit-rows.ts'
import { plainInput } from './every-procedure.ts'
import { settingsFor } from './provider-desk.ts'
import { addPerson, testPassword } from './test-farm.ts'
import type { ChangeInput, ChangeInputs } from './walk-changes.ts'

type At = Parameters<ChangeInput>[0]
const about = (name: string, more: object) => ({ ...(plainInput[name] as object), ...more })
const unlike = () => randomUUID().slice(0, 8)

/** About somebody who works here, too. */
const someone =
  (name: string): ChangeInput =>
  async ({ walk }) => {
    const { id, email } = await addPerson(walk.db, { email: `${unlike()}@farm.test`, firstName: 'Dan' })
    // Each leaves them other than they were: with a session of their own to end, and more than they may.
    if (name === 'people.endSessions')
      await walk.desk().client.identity.signIn({ login: email, password: testPassword, stay: false })
    const more = { 'people.update': { email }, 'people.setRoles': { role: 'GROWER' } }[name]
    return about(name, { id, ...more })
  }
const ownRole =
  (name: string): ChangeInput =>
  async ({ mover }) => {
    const { id } = await mover.client.roles.create({ name: `Packer ${unlike()}`, description: '', permissions: [] })
    const more = name === 'roles.update' ? { name: `Packers ${unlike()}` } : { permissions: ['orders:read'] }
    return about(name, { id, ...more })
  }
const ownKey =
  (name: string): ChangeInput =>
  async ({ mover }) => {
    const { row } = await mover.client.keys.create({ name: 'Sheet', scopes: ['devices:read'], days: 30 })
    return about(name, { id: row.id })
  }
const ownView =
  (name: string): ChangeInput =>
  async ({ mover }) => {
    const { id } = await mover.client.views.save({ screen: 'orders', name: 'Late', filter: {} })
    return about(name, { id })
  }

const chamberOf = ({ walk, mover }: At) => mover.client.chambers.get({ id: walk.chamber.deviceId })

/** As after a restore: the newest rows of the trail, which this desktop has seen, are gone. */
async function restored({ walk, mover }: At) {
  for await (const { done } of await mover.client.logs.verifyAudit()) if (done) break
  const last = '(SELECT max(seq) - 3 FROM audit_logs)'
  await tamper(
    walk.db,
    `DELETE FROM audit_logs WHERE seq > ${last}`,
    `UPDATE audit_chain SET (last_seq, last_hash) = (SELECT seq, hash FROM audit_logs ORDER BY seq DESC LIMIT 1)`,
  )
  return plainInput['logs.acceptRestored']
}

export const officeInputs: ChangeInputs = {
  ...Object.fromEntries(
    ['update', 'invite', 'setActive', 'setRoles', 'resetTwoFactor', 'endSessions', 'remove'].map((act) => [
      `people.${act}`,
      someone(`people.${act}`),
    ]),
  ),
  ...Object.fromEntries(['update', 'setPermissions', 'remove'].map((act) => [`roles.${act}`, ownRole(`roles.${act}`)])),
  'roles.create': () => about('roles.create', { name: `Driver ${unlike()}` }),
  'keys.rotate': ownKey('keys.rotate'),
  'keys.revoke': ownKey('keys.revoke'),
  'logs.acceptRestored': restored,
  'mail.save': ({ mail }) => ({ ...mail, fromName: 'Bukid' }),
  'mail.test': ({ mail }) => ({ ...mail, to: 'ana@farm.test' }),
  'providers.save': ({ provider }) => settingsFor(provider, { name: 'Farm' }),
  'providers.remove': () => ({ id: 'farm' }),
  'paymongo.remove': async ({ mover }) => {
    await mover.client.paymongo.save({ secretKey: 'sk_test_kabute1234' })
  },
  'settings.saveBroker': () => about('settings.saveBroker', { older: true }),
  'chambers.rename': async (at) => {
    const { id, name, location } = await chamberOf(at)
    return about('chambers.rename', { id, known: { name, location: location ?? '' } })
  },
  'chambers.calibrate': ({ walk }) => about('chambers.calibrate', { sensorId: walk.chamber.sensorIds[0] }),
  'chambers.setPoints': async (at) => {
    const { id, setPoints } = await chamberOf(at)
    return about('chambers.setPoints', { id, known: setPoints.fruiting })
  },
  'ports.removePath': async ({ mover }) => {
    await mover.client.ports.addPath({ path: '/dev/ttyUSB250' })
    return { path: '/dev/ttyUSB250' }
  },
  'views.rename': ownView('views.rename'),
  'views.remove': ownView('views.remove'),
}
