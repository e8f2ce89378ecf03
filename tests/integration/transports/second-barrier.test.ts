import { createRouterClient } from '@orpc/server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isPublic } from '../../../electron/contract/public-calls.ts'
import { type Database, freshDatabase } from '../../support/database.ts'
import { callByName, everyProcedure, plainInput } from '../../support/every-procedure.ts'
import { codeOf } from '../../support/outcome.ts'
import { addPerson, openTestFarm, type TestFarm } from '../../support/test-farm.ts'

let own: Database
let farm: TestFarm
beforeAll(async () => {
  own = await freshDatabase()
  await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
  farm = await openTestFarm(own)
})
afterAll(async () => {
  await farm.stop()
  await own.drop()
})

// The door for programs has no way to these calls. Here a program stands before the router as if it had one, with all
// that an owner may: the router alone must know what is not for programs.
it('nothing that is not public answers a program, should the door ever be built wrongly', async () => {
  const { caller } = await farm.signedIn('ana@farm.test')
  const program = createRouterClient(farm.router, { context: { ...caller, via: 'api' } })
  const answers: Record<string, string> = {}
  const closed = everyProcedure.filter(({ meta }) => !isPublic(meta))
  for (const { name } of closed) answers[name] = await codeOf(callByName(program, name, plainInput[name]))
  expect(Object.entries(answers).filter(([, code]) => code !== 'NOT_FOUND')).toEqual([])
  expect(closed.length).toBeGreaterThan(100)
  // The same program and the same rights, where a call is public.
  expect(await codeOf(program.chambers.list())).toBe('done')
})
