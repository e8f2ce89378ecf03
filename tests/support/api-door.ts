import { randomBytes } from 'node:crypto'
import type { ApiDoorInput, FreshKey } from '../../electron/contract/keys.ts'
import type { Permission } from '../../electron/contract/permissions.ts'
import { tokenHash } from '../../electron/features/identity/sessions/session-service.ts'
import type { Database } from './database.ts'
import type { TestDesk, TestFarm } from './test-farm.ts'

export const shutDoor: ApiDoorInput = { enabled: false, port: 0, open: false, certificate: '', privateKey: null }

/** Opens the door on any free port of this computer; gives its address, `http://127.0.0.1:PORT/api/v1`. */
export async function openDoor({ client }: TestDesk, more: Partial<ApiDoorInput> = {}): Promise<string> {
  const { url } = await client.keys.saveDoor({ ...shutDoor, enabled: true, ...more })
  if (url === null) throw new Error('the door is shut')
  return url
}

/** A desk with this person's session in its slot, which they have proved; no password is worked out for it. */
export async function seated(farm: TestFarm, db: Database['db'], email: string, at = new Date()): Promise<TestDesk> {
  const desk = farm.desk()
  const { id: userId } = await db.user.findUniqueOrThrow({ where: { email } })
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(at.getTime() + 24 * 3_600_000)
  await db.session.create({ data: { userId, token: tokenHash(token), expiresAt, provenAt: at } })
  desk.caller.session.set(token, expiresAt, false)
  return desk
}

export const makeKey = ({ client }: TestDesk, scopes: Permission[], days: number | null = 30): Promise<FreshKey> =>
  client.keys.create({ name: 'Greenhouse board', scopes, days })

export type Answer = { status: number; headers: Headers; body: Record<string, unknown> | unknown[] }

export async function ask(url: string, key: string | null, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(url, { headers: { ...(key === null ? {} : { 'x-api-key': key }), ...headers } })
  // Each answer of the door is JSON but for the page, which is fetched by itself.
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer['body'] }
}

/** Someone with exactly these permissions, by a role made for them. */
export async function giveRole(db: Database['db'], userId: string, permissions: readonly Permission[]): Promise<void> {
  const role = await db.role.create({ data: { name: `role of ${userId}` } })
  for (const pair of permissions) {
    const [resource = '', action = ''] = pair.split(':')
    const { id } = await db.permission.findFirstOrThrow({ where: { resource, action } })
    await db.rolePermission.create({ data: { roleId: role.id, permissionId: id } })
  }
  await db.userRoleAssignment.create({ data: { roleId: role.id, userId } })
}

/** Every row that could hold a key, as one text. */
export async function everyRow(db: Database['db']): Promise<string> {
  const rows = await Promise.all([
    db.apiKey.findMany(),
    db.auditLog.findMany({ omit: { seq: true } }),
    db.securityLog.findMany(),
    db.apiUsageLog.findMany(),
    db.rateLimitLog.findMany(),
    db.systemConfig.findMany(),
  ])
  return JSON.stringify(rows)
}
