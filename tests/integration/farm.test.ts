import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDatabase } from '../../electron/platform/database/index.ts'
import { addChamber } from '../support/chambers.ts'
import { freshEmbedded, testDeps } from '../support/database.ts'
import { openTestFarm } from '../support/test-farm.ts'

it('a farm that can not open leaves its database free for the next try', async () => {
  const own = await freshEmbedded()
  const folder = mkdtempSync(join(tmpdir(), 'mash-farm-'))
  await addChamber(own.db)
  const inTheWay = join(folder, 'chambers.json.new') // the list of chambers can't be written
  mkdirSync(inTheWay)
  await expect(openTestFarm(own, { folder })).rejects.toThrow('EISDIR')
  expect(own.open.state().state).toBe('closed')
  rmSync(inTheWay, { recursive: true })
  const farm = await openTestFarm({ ...own, open: await openDatabase(own.target, testDeps) }, { folder })
  expect(farm.farm.database.state().state).toBe('ready')
  await farm.stop()
  await own.drop()
  rmSync(folder, { recursive: true })
})
