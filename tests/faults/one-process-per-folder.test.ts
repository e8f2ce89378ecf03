import { afterEach, expect, it } from 'vitest'
import { openDatabase } from '../../electron/platform/database/index.ts'
import { type Database, freshEmbedded, testDeps } from '../support/database.ts'
import { until } from '../support/until.ts'
import { startWriter, type WriterProcess } from '../support/writer-process.ts'

const rounds = process.env['MASH_LONG'] === '1' ? 25 : 3
const own: Database[] = []
const writers: WriterProcess[] = []

afterEach(async () => {
  await Promise.all(writers.splice(0).map((writer) => writer.kill()))
  await Promise.all(own.splice(0).map((database) => database.drop()))
})

async function aFolder(): Promise<Database> {
  const database = await freshEmbedded()
  own.push(database)
  await database.open.close()
  return database
}
function aWriter(dir: string, ...args: string[]): WriterProcess {
  const writer = startWriter(dir, ...args)
  writers.push(writer)
  return writer
}

it('a second process is refused, in words, while the first goes on', async () => {
  const { target, url } = await aFolder()
  const first = aWriter(url)
  await until('the first one writes', () => first.lines.length > 5, 60_000)

  await expect(openDatabase(target, testDeps)).rejects.toMatchObject({ name: 'DatabaseRefused', code: 'IN_USE' })
  const second = aWriter(url, '--hold')
  await until('the second one answers', () => second.lines.length > 0, 60_000)
  expect(second.lines).toEqual(['refused IN_USE'])

  const before = first.lines.length
  await until('the first one still writes', () => first.lines.length > before + 5, 30_000)
})

it('a second opening in the same process is refused as well', async () => {
  const { target } = await aFolder()
  const first = await openDatabase(target, testDeps)
  await expect(openDatabase(target, testDeps)).rejects.toMatchObject({ code: 'IN_USE' })
  expect(await first.ping()).toBeGreaterThan(0)
  await first.close()
})

it(`after kill -9 the folder is free at once and whole, ${rounds} times`, async () => {
  const { target, url } = await aFolder()
  const acknowledged: string[] = []
  for (let round = 0; round < rounds; round += 1) {
    const writer = aWriter(url)
    const enough = 20 + Math.floor(Math.random() * 100)
    await until('it writes', () => writer.lines.length > enough, 60_000)
    await writer.kill()
    acknowledged.push(...writer.lines.filter((line) => line !== 'open'))

    const open = await openDatabase(target, testDeps)
    const ids = new Set((await open.db.user.findMany({ select: { id: true } })).map(({ id }) => id))
    expect(acknowledged.filter((id) => !ids.has(id))).toEqual([])
    await open.close()
  }
})
