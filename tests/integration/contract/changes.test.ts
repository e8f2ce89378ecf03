import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, freshEmbedded } from '../../support/database.ts'
import { everyProcedure, plainInput } from '../../support/every-procedure.ts'
import { changeInput, openOutside } from '../../support/walk-changes.ts'
import { openWalkFarm, type WalkFarm } from '../../support/walk-farm.ts'
import { readInputs } from '../../support/walk-reads.ts'

/** Changes that can't be made here, each with how it is refused and why. */
const notHere: Record<string, string> = {
  'setup.choose': 'ALREADY_SET_UP', // a farm is open, which the walk needs
  'setup.back': 'ALREADY_SET_UP',
  'setup.retry': 'ALREADY_SET_UP',
  'chambers.register': 'NOT_HEARD', // no device speaks
  'ports.attach': 'PORT_GONE', // no board is plugged in
}

/** Changes that leave no other mark than rows of a log. */
const noMark: Record<string, string> = {
  'identity.startProvider': 'what it opens is the browser',
  'mail.test': 'what it changes is in somebody’s mailbox',
  'logs.acceptRestored': 'what it changes is what is remembered of the trail',
  'ports.release': 'no board is plugged in, so none is forgotten',
}

const long = { timeout: 600_000 } // more than a hundred calls, on a busy machine

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

  it(
    'what says that it changes nothing answers and writes nothing; an export alone tells the trail',
    long,
    async () => {
      const owner = await walk.mover()
      const inputOf = await readInputs(walk, owner)
      // Answers only while no farm is open (who-may/probes).
      const readers = everyProcedure.filter(({ name, meta }) => !meta.changes && name !== 'setup.testDatabase')
      const wrong: Record<string, unknown> = {}
      for (const { name, meta } of readers) {
        const seen = await walk.see(owner, name, inputOf(name))
        const told = meta.audit ? [meta.audit] : []
        const wanted = { code: 'done', wrote: [], trail: told }
        if (JSON.stringify(seen) !== JSON.stringify(wanted)) wrong[name] = seen
      }
      report('only read', readers.length)
      expect(wrong).toEqual({})
    },
  )

  it('what says that it changes something does, and tells the trail what it named', long, async () => {
    const owner = await walk.mover()
    const outside = await openOutside(owner)
    const refused: Record<string, string> = {}
    const wrong: Record<string, unknown> = {}
    const changes = everyProcedure.filter(({ name, meta }) => meta.changes && name !== 'setup.createOwner')
    for (const { name, meta } of changes) {
      const mover = await walk.mover()
      const seen = await walk.see(mover, name, await changeInput(name, { ...outside, walk, mover }))
      if (seen.code !== 'done') {
        refused[name] = seen.code
        continue
      }
      const told = meta.audit ? [meta.audit] : []
      const isMarked = seen.wrote.length > 0 || name in noMark
      if (!isMarked || JSON.stringify(seen.trail) !== JSON.stringify(told)) wrong[name] = seen
    }
    await outside.stop()
    report('changed something', changes.length - Object.keys(refused).length)
    expect({ wrong, refused }).toEqual({ wrong: {}, refused: notHere })
  })
})
