import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inTransaction, type Tx } from '../../../../electron/platform/database/index.ts'
import { ok, refuse } from '../../../../electron/platform/result.ts'
import { type Database, freshDatabase, freshEmbedded } from '../../../support/database.ts'

describe.each([
  ['server', freshDatabase],
  ['embedded', freshEmbedded],
] as const)('a transaction on the %s database', (_, fresh) => {
  let own: Database
  beforeAll(async () => {
    own = await fresh()
    await own.db.$executeRaw`CREATE TABLE notes (note text)`
  })
  afterAll(() => own.drop())
  beforeEach(() => own.db.$executeRaw`DELETE FROM notes`)
  const write = (tx: Tx, note: string) => tx.$executeRaw`INSERT INTO notes VALUES (${note})`
  const notes = async () => (await own.db.$queryRaw<{ note: string }[]>`SELECT note FROM notes`).map((row) => row.note)

  it('keeps what was written when the work says yes, and gives its answer', async () => {
    const answer = await inTransaction(own.open, async (tx) => {
      await write(tx, 'kept')
      return ok('done')
    })
    expect(answer).toEqual({ ok: true, value: 'done' })
    expect(await notes()).toEqual(['kept'])
  })

  it('leaves nothing behind when the work refuses, and gives the refusal', async () => {
    const answer = await inTransaction(own.open, async (tx) => {
      await write(tx, 'taken back')
      return refuse({ code: 'NOT_NOW', data: { left: 2 } })
    })
    expect(answer).toEqual({ ok: false, refusal: { code: 'NOT_NOW', data: { left: 2 } } })
    expect(await notes()).toEqual([])
  })

  it('takes back what was written before a fault, and throws that very fault', async () => {
    const fault = new Error('a bug')
    const work = async (tx: Tx) => {
      await write(tx, 'half done')
      return Promise.reject(fault)
    }
    await expect(inTransaction(own.open, work)).rejects.toBe(fault)
    expect(await notes()).toEqual([])
  })
})
