import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDatabase } from '../../../electron/platform/database/index.ts'
import { type Database, freshDatabase, testDeps } from '../../support/database.ts'
import { raceForLock } from '../../support/held-lock.ts'
import { holdRows } from '../../support/hold-rows.ts'
import { addProduct, placed } from '../../support/sell.ts'
import { addPerson, openTestFarm, type TestClient, type TestFarm } from '../../support/test-farm.ts'

let own: Database
let farms: TestFarm[]
let desks: TestClient[]
beforeAll(async () => {
  own = await freshDatabase()
  await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
  await addPerson(own.db, { email: 'ben@farm.test', role: 'SUPER_ADMIN', firstName: 'Ben' })
  farms = [
    await openTestFarm(own),
    await openTestFarm({ open: await openDatabase(own.target, testDeps), url: own.url }),
  ]
  const people = ['ana@farm.test', 'ben@farm.test']
  desks = await Promise.all(farms.map(async (farm, i) => (await farm.signedIn(people[i] ?? '')).client))
})
afterAll(async () => {
  for (const farm of farms.toReversed()) await farm.stop()
  await own.drop()
})

it('two desktops print the same receipt: one original, and the other is told by whom', async () => {
  const [first] = desks
  if (!first) throw new Error('no desk')
  const oyster = await addProduct(own.db, { stock: 9 })
  const { id } = await placed(first, [{ id: oyster.id, quantity: 1 }])
  const document = { kind: 'receipt', orderId: id } as const
  const seen = await Promise.all(desks.map((desk) => desk.documents.preview({ document })))
  expect(seen.map(({ copy }) => copy)).toEqual([1, 1])
  const outcomes = await raceForLock(
    own.url,
    `mash.print:receipt:${id}`,
    desks.map((desk, i) => async () => {
      const one = seen[i]
      if (!one) throw new Error('nothing was seen')
      const { sha256, copy, at, language } = one
      return desk.documents.print({ document, sha256, copy, at, language, printer: null, copies: 1 })
    }),
  )
  const won = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const lost = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
  expect(won).toMatchObject([{ copy: 1, state: 'printing' }])
  expect(lost).toMatchObject([{ code: 'COPY_TAKEN', data: { who: won[0]?.who } }])
  expect(await own.db.printJob.count({ where: { documentId: id } })).toBe(1)
  expect((await first.documents.preview({ document })).copy).toBe(2)
})

it('a second original can’t even be written by hand', async () => {
  const job = { kind: 'invoice', documentId: 'same', copy: 1 }
  await own.db.printJob.create({ data: job })
  await expect(own.db.printJob.create({ data: job })).rejects.toThrow()
})

it('opens while what was printing is not settled yet, and no paper is told of before it is', async () => {
  const open = await openDatabase(own.target, testDeps)
  const folder = mkdtempSync(join(tmpdir(), 'mash-printed-'))
  const killed = await openTestFarm({ open: await openDatabase(own.target, testDeps), url: own.url }, { folder })
  const desk = killed.settings.get().installationId
  await killed.stop()
  const { id } = await own.db.printJob.create({
    data: { kind: 'invoice', documentId: 'was-printing', copy: 1, state: 'queued', options: { desk } },
  })
  const held = await holdRows(own.url, 'SELECT 1 FROM print_jobs WHERE id = $1 FOR UPDATE', [id])
  const again = await openTestFarm({ open, url: own.url }, { folder })
  const { client } = await again.signedIn('ana@farm.test')
  await held.queued(1)
  const told = client.documents.jobs({ limit: 100 })
  await client.orders.list({}) // others are answered meanwhile
  await held.letGo()
  expect((await told).find((job) => job.id === id)).toMatchObject({ state: 'failed', error: 'STOPPED' })
  await again.stop()
  rmSync(folder, { recursive: true })
})
