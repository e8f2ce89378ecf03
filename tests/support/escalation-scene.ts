import { hash } from 'bcrypt'
import type { UserRole } from '../../electron/contract/identity/person.ts'
import type { Permission } from '../../electron/contract/permissions.ts'
import { insertSession } from '../../electron/features/identity/sessions/session-service.ts'
import { plainInput } from './every-procedure.ts'
import { mailInputFor, mailLogin } from './mail.ts'
import { type OpenidProvider, startOpenidProvider } from './openid-provider.ts'
import { type SmtpSink, startSmtpSink } from './smtp-sink.ts'
import { addPerson, type TestClient, type TestDesk } from './test-farm.ts'
import type { WalkFarm } from './walk-farm.ts'

/** What stands around: the farm's own mail server, and a server and a provider that somebody brought along. */
export type Outside = {
  farmMail: SmtpSink
  evilMail: SmtpSink
  evilProvider: OpenidProvider
  stop: () => Promise<void>
}

export async function openOutside(walk: WalkFarm): Promise<Outside> {
  const farmMail = await startSmtpSink({ security: 'starttls', login: mailLogin })
  const evilMail = await startSmtpSink({ security: 'none' })
  const evilProvider = await startOpenidProvider()
  await walk.see(walk.desk(), 'setup.createOwner', plainInput['setup.createOwner'])
  const { client } = await walk.mover()
  await client.mail.save(mailInputFor(farmMail))
  const stop = async () => {
    await evilProvider.stop()
    await farmMail.remove()
    await evilMail.remove()
  }
  return { farmMail, evilMail, evilProvider, stop }
}

export type Held = { role: UserRole; extra: readonly Permission[] }
export type Someone = { id: string; email: string }
export const victimNames = ['owner', 'admin', 'promoted', 'lead', 'grower', 'buyer'] as const
export type Victims = Record<(typeof victimNames)[number], Someone>

/** Somebody at a desk, with what they may, and others of whom some may more. */
export type Scene = Outside & {
  walk: WalkFarm
  /** Tells one attacker's people from another's. */
  nth: number
  attacker: Someone & TestDesk & { rights: readonly string[]; roleId: string | null }
  victims: Victims
  /** At a desk of the attacker's, with nobody signed in. */
  desk: () => TestDesk
  /** Makes a call and notes its name; null: it was refused. */
  attempt: <T>(name: string, call: (client: TestClient) => Promise<T>, at?: TestDesk) => Promise<T | null>
  called: Set<string>
}

const pinHash = hash('739158', 4)

async function roleWith(walk: WalkFarm, name: string, pairs: readonly string[]): Promise<string> {
  const rows = await walk.db.permission.findMany()
  const { id } = await walk.db.role.create({ data: { name } })
  const wanted = rows.filter(({ resource, action }) => pairs.includes(`${resource}:${action}`))
  await walk.db.rolePermission.createMany({ data: wanted.map((row) => ({ roleId: id, permissionId: row.id })) })
  return id
}

const assign = (walk: WalkFarm, userId: string, roleId: string) =>
  walk.db.userRoleAssignment.create({ data: { userId, roleId } })

async function castOf(walk: WalkFarm, nth: number): Promise<Victims> {
  const one = (name: string, role: UserRole) => addPerson(walk.db, { email: `${name}-${nth}@farm.test`, role })
  const owner = await one('owner', 'SUPER_ADMIN')
  await walk.db.user.update({ where: { id: owner.id }, data: { pinHash: await pinHash } })
  // A customer who came to work here, and somebody whose role was made on the matrix.
  const [promoted, lead] = [await one('promoted', 'BUYER'), await one('lead', 'USER')]
  await assign(walk, promoted.id, 'role-ADMIN')
  await assign(walk, lead.id, await roleWith(walk, `Lead ${nth}`, ['users:update', 'users:manage_roles']))
  const [admin, grower, buyer] = [
    await one('admin', 'ADMIN'),
    await one('grower', 'GROWER'),
    await one('buyer', 'BUYER'),
  ]
  return { owner, promoted, lead, admin, grower, buyer }
}

/** What a person may, as the tables say it; an owner all. */
export async function rightsIn(walk: WalkFarm, userId: string): Promise<string[]> {
  const rows = await walk.db.$queryRaw<{ pair: string }[]>`
    SELECT DISTINCT p.resource || ':' || p.action AS pair FROM users u CROSS JOIN permissions p
    LEFT JOIN role_permissions rp ON rp.permission_id = p.id LEFT JOIN roles r ON r.id = rp.role_id
    WHERE u.id = ${userId} AND (u.role = 'SUPER_ADMIN' OR r.name = u.role::text
      OR r.id IN (SELECT role_id FROM user_role_assignments WHERE user_id = u.id)) ORDER BY 1`
  return rows.map(({ pair }) => pair)
}

async function sitDown(walk: WalkFarm, at: TestDesk, userId: string): Promise<void> {
  const now = () => new Date(walk.clock.ms)
  const wanted = { userId, stay: false, method: 'PASSWORD', proven: true, caller: at.caller } as const
  const { token, expiresAt } = await walk.db.$transaction((tx) => insertSession(tx, { now, most: 5 }, wanted))
  at.caller.session.set(token, expiresAt, false)
}

/** An attacker who holds this and no more, signed in and proven, among people who were never attacked. */
export async function sceneOf(
  walk: WalkFarm,
  outside: Outside,
  { nth, held }: { nth: number; held: Held },
): Promise<Scene> {
  walk.clock.ms += 2000 // what was known of the people before is read anew
  const victims = await castOf(walk, nth)
  const person = await addPerson(walk.db, { email: `attacker-${nth}@farm.test`, role: held.role })
  const roleId = held.extra.length > 0 ? await roleWith(walk, `Alone ${nth}`, held.extra) : null
  if (roleId) await assign(walk, person.id, roleId)
  const desk = () => walk.desk()
  const own = desk()
  // The owner stood at this desk today.
  await sitDown(walk, own, victims.owner.id)
  await sitDown(walk, own, person.id)
  const called = new Set<string>()
  const attempt: Scene['attempt'] = (name, call, at = own) => {
    called.add(name)
    return call(at.client).catch(() => null)
  }
  const rights = await rightsIn(walk, person.id)
  return { ...outside, walk, nth, attacker: { ...person, ...own, rights, roleId }, victims, desk, attempt, called }
}

/** A way to more: which changes it is made of, and somebody who goes all of it. */
export type Road = { by: readonly string[]; go: (scene: Scene) => Promise<void> }
