import { rightsIn, type Scene, victimNames } from './escalation-scene.ts'

type Kept = { at: Date; others: string; farm: string; tokens: ReadonlySet<string> }

/** What a person may and the attacker may not. */
const moreOf = async ({ walk, attacker }: Scene, userId: string) =>
  (await rightsIn(walk, userId)).filter((pair) => !attacker.rights.includes(pair))

/** How each of those who may more comes in, as far as somebody else could have changed it. */
async function othersOf(scene: Scene): Promise<string> {
  const { walk, victims } = scene
  const above: string[] = []
  for (const name of victimNames) if ((await moreOf(scene, victims[name].id)).length > 0) above.push(victims[name].id)
  const where = { id: { in: above } }
  const select = {
    id: true,
    password: true,
    pinHash: true,
    googleId: true,
    facebookId: true,
    role: true,
    isActive: true,
  } as const
  const identities = { select: { provider: true, subject: true } } as const
  const rows = await walk.db.user.findMany({ where, select: { ...select, identities }, orderBy: { id: 'asc' } })
  return JSON.stringify(rows)
}

/** What guards the farm and speaks for it. */
async function farmOf({ walk }: Scene): Promise<string> {
  const rows = await walk.db.systemConfig.findMany({ orderBy: { key: 'asc' } })
  const guarded = rows.filter(({ category, key }) => category === 'SECURITY' || key.startsWith('mail.'))
  const { broker, api } = walk.farm.settings.get()
  const paymongo = await walk.farm.secrets.get('paymongo-key')
  const roles = await walk.db.rolePermission.findMany({ where: { role: { isSystem: true } }, orderBy: { id: 'asc' } })
  const pairs = roles.map(({ roleId, permissionId }) => `${roleId} ${permissionId}`)
  return JSON.stringify([guarded.map(({ key, value }) => [key, value]), broker, api, paymongo, pairs])
}

const sessionsOf = ({ walk }: Scene) => walk.db.session.findMany({ where: { status: 'ACTIVE' } })

export async function keptOf(scene: Scene): Promise<Kept> {
  const tokens = new Set((await sessionsOf(scene)).map(({ token }) => token))
  return { at: new Date(scene.walk.clock.ms), others: await othersOf(scene), farm: await farmOf(scene), tokens }
}

/** All that somebody has after an attack who had less before it, in words. */
export async function gainedIn(scene: Scene, before: Kept): Promise<string[]> {
  const { walk, attacker } = scene
  const gained: string[] = []
  const nameOf = async (id: string) => (await walk.db.user.findUniqueOrThrow({ where: { id } })).email.split('-')[0]

  if ((await moreOf(scene, attacker.id)).length > 0) gained.push('rights')
  for (const { userId, token } of await sessionsOf(scene)) {
    if (before.tokens.has(token)) continue
    if ((await moreOf(scene, userId)).length > 0) gained.push(`a session of ${await nameOf(userId)}`)
  }
  for (const { userId, scopes } of await walk.db.apiKey.findMany({ where: { userId: attacker.id } })) {
    const more = (scopes as string[]).filter((scope) => !attacker.rights.includes(scope))
    if (more.length > 0) gained.push(`a key of ${await nameOf(userId)} for ${more.join()}`)
  }
  if ((await othersOf(scene)) !== before.others) gained.push('a way into somebody’s account')
  if ((await farmOf(scene)) !== before.farm) gained.push('a setting that guards the farm')
  return gained
}
