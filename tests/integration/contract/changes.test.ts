import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, freshEmbedded } from '../../support/database.ts'
import { everyProcedure, plainInput } from '../../support/every-procedure.ts'
import { openWalkFarm, type WalkFarm } from '../../support/walk-farm.ts'
import { readInputs } from '../../support/walk-reads.ts'

describe.each([
  ['PostgreSQL', freshDatabase],
  ['the embedded database', freshEmbedded],
])('on %s', (where, fresh) => {
  let walk: WalkFarm
  beforeAll(async () => {
    walk = await openWalkFarm(fresh)
  })
  afterAll(() => walk.stop())
  const report = (what: string, count: number) => {
    process.stdout.write(`${where}: ${count} procedures ${what}\n`)
  }

  it('the first owner is written, and told to the trail', async () => {
    const seen = await walk.see(walk.desk(), 'setup.createOwner', plainInput['setup.createOwner'])
    expect(seen).toMatchObject({ code: 'done', trail: [{ action: 'CREATE', entity: 'User' }] })
    expect(seen.wrote).toContain('users')
  })

  it('what says that it changes nothing answers and writes nothing; an export alone tells the trail', async () => {
    const owner = await walk.mover()
    const inputOf = await readInputs(walk, owner)
    const readers = everyProcedure.filter(({ meta }) => !meta.changes)
    const wrong: Record<string, unknown> = {}
    for (const { name, meta } of readers) {
      const seen = await walk.see(owner, name, inputOf(name))
      const told = meta.audit ? [meta.audit] : []
      const wanted = { code: 'done', wrote: [], trail: told }
      if (JSON.stringify(seen) !== JSON.stringify(wanted)) wrong[name] = seen
    }
    report('only read', readers.length)
    expect(wrong).toEqual({})
  })
})
