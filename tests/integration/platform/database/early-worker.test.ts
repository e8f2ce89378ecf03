import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { startedEarly } from '../../../../electron/platform/database/early-worker.ts'
import { openDatabase } from '../../../../electron/platform/database/index.ts'
import type { SpawnWorker } from '../../../../electron/platform/worker/index.ts'
import { freshEmbedded, testDeps } from '../../../support/database.ts'
import { until } from '../../../support/until.ts'

function counted() {
  const spawned: ReturnType<SpawnWorker>[] = []
  const spawn: SpawnWorker = () => {
    const worker = testDeps.spawnWorker()
    spawned.push(worker)
    return worker
  }
  return { spawned, spawn }
}

it('gives the database that was opened early to whoever asks for it, and a new worker when that one dies', async () => {
  const own = await freshEmbedded()
  await own.open.close()
  const { spawned, spawn } = counted()
  const spawnWorker = startedEarly(spawn, own.url)
  const open = await openDatabase(own.target, { ...testDeps, spawnWorker })
  expect(await open.db.user.count()).toBe(0)
  expect(spawned).toHaveLength(1)

  await spawned[0]?.terminate()
  await until(
    'a new worker has it',
    () => Promise.resolve(spawned.length === 2 && open.state().state === 'ready'),
    60_000,
  )
  expect(await open.db.user.count()).toBe(0)
  await open.close()
  await own.drop()
})

it('tells why the early opening failed: another program has the folder, or the files are damaged', async () => {
  const own = await freshEmbedded()
  const inUse = startedEarly(testDeps.spawnWorker, own.url)
  await expect(openDatabase(own.target, { ...testDeps, spawnWorker: inUse })).rejects.toMatchObject({ code: 'IN_USE' })

  await own.open.close()
  const root = mkdtempSync(join(tmpdir(), 'mash-early-'))
  const damaged = join(root, 'db')
  cpSync(own.url, damaged, { recursive: true })
  rmSync(join(damaged, 'global', 'pg_control'))
  const opening = openDatabase(
    { kind: 'embedded', dir: damaged },
    { ...testDeps, spawnWorker: startedEarly(testDeps.spawnWorker, damaged) },
  )
  await expect(opening).rejects.toMatchObject({ code: 'DAMAGED' })
  rmSync(root, { recursive: true })
  await own.drop()
})

it('takes no worker that ended before it was asked for', async () => {
  const own = await freshEmbedded()
  await own.open.close()
  const { spawned, spawn } = counted()
  const spawnWorker = startedEarly(spawn, own.url)
  let ended = false
  spawned[0]?.onExit(() => {
    ended = true
  })
  await spawned[0]?.terminate()
  await until('it has ended', () => Promise.resolve(ended))
  const open = await openDatabase(own.target, { ...testDeps, spawnWorker })
  expect(await open.db.user.count()).toBe(0)
  expect(spawned).toHaveLength(2)
  await open.close()
  await own.drop()
})
