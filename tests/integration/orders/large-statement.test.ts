import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, freshDatabase, freshEmbedded } from '../../support/database.ts'
import { codeOf, refusalOf, tally } from '../../support/outcome.ts'
import { addProduct, placed } from '../../support/sell.ts'
import { importText } from '../../support/statements.ts'
import { addPerson, openTestFarm, type TestClient, type TestFarm } from '../../support/test-farm.ts'

const head = 'Reference,Amount,Date,Sender'
const row = (reference: string, more = '') => `${reference},100.00,2026-11-20 08:00,Mia${more}`
const rowsOf = (count: number, of = 'R') => Array.from({ length: count }, (_, i) => row(`${of}${i}`))
const textOf = (rows: readonly string[]) => [head, ...rows].join('\n')

describe.each([
  ['PostgreSQL', freshDatabase],
  ['the embedded database', freshEmbedded],
])('a statement, on %s', (_kind, fresh) => {
  let own: Database
  let farm: TestFarm
  let ana: TestClient
  beforeAll(async () => {
    own = await fresh()
    farm = await openTestFarm(own)
    await addPerson(own.db, { email: 'ana@farm.test', role: 'ADMIN' })
    ana = (await farm.signedIn('ana@farm.test')).client
  })
  afterAll(async () => {
    await farm.stop()
    await own.drop()
  })
  const read = (text: string, fileName = 'a.csv') => importText(ana, { method: 'GCASH', fileName, text })

  it('of more rows than may be is refused before a row is looked at, and nothing is kept', async () => {
    expect(await refusalOf(read(textOf(rowsOf(60_000))))).toEqual({
      code: 'STATEMENT_TOO_LARGE',
      data: { what: 'rows', sent: 60_000, most: 20_000, row: null },
    })
    expect(await codeOf(read(textOf(rowsOf(20_001))))).toBe('STATEMENT_TOO_LARGE')
    // Read line by line because of an open quote, it has as many.
    expect(await refusalOf(read(textOf([...rowsOf(20_001), 'X,"1,2026-11-20,Mia'])))).toMatchObject({
      data: { what: 'rows', sent: 20_002 },
    })
    expect(await own.db.statementImport.count()).toBe(0)
  })

  it('of rows that are too wide or too long is refused, with the row', async () => {
    expect(await refusalOf(read(textOf([row('A1'), row('A2', ','.repeat(46)), row('A3', ','.repeat(47))])))).toEqual({
      code: 'STATEMENT_TOO_LARGE',
      data: { what: 'columns', sent: 51, most: 50, row: 4 },
    })
    expect(await refusalOf(read(textOf([row('A1', 'x'.repeat(1997)), row('A2', 'x'.repeat(1998))])))).toEqual({
      code: 'STATEMENT_TOO_LARGE',
      data: { what: 'cell', sent: 2001, most: 2000, row: 3 },
    })
    expect(await codeOf(read('x'.repeat(6_000_001)))).toBe('BAD_REQUEST')
    expect(await own.db.statementImport.count()).toBe(0)
  })

  it('of as many rows as may be is read, and tells five hundred', async () => {
    const said = await read(textOf(rowsOf(20_000)))
    expect(said).toMatchObject({ rows: 20_000, matched: 0, rejected: 0, isFinished: true })
    expect(tally(said.lines.map(({ outcome }) => outcome))).toEqual({ 'no-claim': 500 })
    expect(await own.db.statementLine.count({ where: { importId: said.id } })).toBe(20_000)
  })

  it('tells each line that is its own, and of the others that they were there before', async () => {
    const said = await read(textOf([row('R5'), row('N1'), row('N2'), row('N1')]))
    expect(said.lines.map(({ reference, outcome }) => [reference, outcome])).toEqual([
      ['N1', 'no-claim'],
      ['N1', 'no-claim'],
      ['N2', 'no-claim'],
      ['R5', 'before'],
    ])
  })

  it('tells the first hundred rows that can’t be read, and how many there are', async () => {
    const said = await read(textOf([row('U1'), ...Array.from({ length: 150 }, () => ',1,2026-11-20,Mia')]), 'bad.csv')
    expect([said.rejected, said.rejects.length, said.rejects[0]]).toEqual([
      150,
      100,
      { row: 3, reason: 'NO_REFERENCE', raw: ',1,2026-11-20,Mia' },
    ])
    const listed = (await ana.payments.statements()).find(({ id }) => id === said.id)
    expect(listed).toMatchObject({ rejected: 150, rejects: [] })
  })

  it('holds no amount that no column holds', async () => {
    const said = await read(textOf([row('V1'), 'V2,99999999.99,2026-11-20,Mia', 'V3,100000000.00,2026-11-20,Mia']))
    expect(said).toMatchObject({ rows: 2, rejected: 1, rejects: [{ row: 4, reason: 'NO_AMOUNT' }] })
  })

  it('says before how many claims it proves: one claim once, however far its two lines stand apart', async () => {
    const { id } = await addProduct(own.db, { stock: 1, price: 100 })
    const payment = { method: 'GCASH', reference: 'TWICE' } as const
    await placed(ana, [{ id, quantity: 1 }], { payment })
    const day = new Date().toISOString().slice(0, 10)
    const twice = `TWICE,112.00,${day} 08:00,Mia`
    const bytes = Uint8Array.from(Buffer.from(textOf([twice, ...rowsOf(300, 'P'), twice])))
    const file = { method: 'GCASH', fileName: 'twice.csv', bytes, reading: { unmarked: 'in' } } as const
    expect(await ana.payments.previewStatement(file)).toMatchObject({ rows: 302, proves: 1 })
  })

  it('that was interrupted says so, and the same file goes on with it', async () => {
    const text = textOf(rowsOf(600, 'K'))
    const whole = await read(text, 'killed.csv')
    // As a kill after the second of three parts leaves it.
    await own.db.$transaction([
      own.db.statementImport.update({ where: { id: whole.id }, data: { finishedAt: null } }),
      own.db.statementLine.deleteMany({ where: { importId: whole.id, reference: { in: ['K0', 'K599'] } } }),
    ])
    expect((await ana.payments.statement({ id: whole.id })).isFinished).toBe(false)
    const again = await read(text, 'killed.csv')
    expect(again).toMatchObject({ id: whole.id, rows: 600, isFinished: true })
    expect(tally(again.lines.map(({ outcome }) => outcome))).toEqual({ 'no-claim': 500 })
    expect(await own.db.statementLine.count({ where: { importId: whole.id } })).toBe(600)
    expect(await codeOf(read(text))).toBe('ALREADY_IMPORTED')
  })

  it('that two desks read at once is read once', async () => {
    const text = textOf(rowsOf(900, 'T'))
    expect((await Promise.all([codeOf(read(text)), codeOf(read(text))])).toSorted()).toEqual([
      'ALREADY_IMPORTED',
      'done',
    ])
    expect(await own.db.statementLine.count({ where: { reference: { startsWith: 'T' } } })).toBe(900)
  })
})
