import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writePresence } from '../../../electron/features/chambers/presence.ts'
import { type Database, freshDatabase, freshEmbedded } from '../../support/database.ts'

const at = new Date('2026-11-25T04:00:00Z')
const minutesAgo = (minutes: number) => new Date(at.getTime() - minutes * 60_000)

// Both: the statement is cast to the database's own types.
describe.each([
  ['a server', freshDatabase],
  ['an embedded database', freshEmbedded],
])('on %s', (_, fresh) => {
  let own: Database
  beforeAll(async () => {
    own = await fresh()
  })
  afterAll(async () => {
    await own.drop()
  })

  it('writes down which chambers are heard, which are silent, and leaves the word of a person', async () => {
    const { id: userId } = await own.db.user.create({ data: { email: 'owner@farm.test' } })
    const add = (serialNumber: string, status: 'ONLINE' | 'OFFLINE' | 'MAINTENANCE', lastSeen: Date | null) =>
      own.db.device.create({
        data: { serialNumber, status, lastSeen, userId, name: serialNumber, type: 'MUSHROOM_CHAMBER' },
      })
    await add('HEARD-HERE', 'OFFLINE', minutesAgo(90))
    await add('HEARD-ELSEWHERE', 'ONLINE', minutesAgo(1))
    await add('SILENT', 'ONLINE', minutesAgo(6))
    await add('NEVER-HEARD', 'ONLINE', null)
    await add('SEEN-TOMORROW', 'ONLINE', minutesAgo(-24 * 60))
    await add('SEEN-BY-A-FASTER-CLOCK', 'ONLINE', minutesAgo(-5))
    await add('IN-REPAIR', 'MAINTENANCE', minutesAgo(90))
    const heardAt: Record<string, Date> = { 'HEARD-HERE': minutesAgo(2), 'IN-REPAIR': minutesAgo(2) }
    const devices = await own.db.device.findMany()
    const heard = new Map(devices.map(({ id, serialNumber }) => [id, heardAt[serialNumber] ?? null]))
    const heardAtOf = (id: string) => heard.get(id) ?? null
    // Only the names of the list are read.
    const registry = { all: () => devices.map(({ id }) => ({ id })) as never }

    await writePresence({ database: own.open, registry, hearing: { heardAtOf }, now: () => at })

    const rows = await own.db.device.findMany({ orderBy: { serialNumber: 'asc' } })
    expect(rows.map(({ serialNumber, status, lastSeen }) => [serialNumber, status, lastSeen])).toEqual([
      ['HEARD-ELSEWHERE', 'ONLINE', minutesAgo(1)],
      ['HEARD-HERE', 'ONLINE', minutesAgo(2)],
      ['IN-REPAIR', 'MAINTENANCE', minutesAgo(2)],
      ['NEVER-HEARD', 'OFFLINE', null],
      ['SEEN-BY-A-FASTER-CLOCK', 'ONLINE', minutesAgo(-5)],
      ['SEEN-TOMORROW', 'OFFLINE', null],
      ['SILENT', 'OFFLINE', minutesAgo(6)],
    ])
  })
})
