import { afterAll } from 'vitest'
import { describeRefusals, namedRefusals } from '../../support/refusals.ts'
import { openTestFarm, type TestFarm } from '../../support/test-farm.ts'
import { refusalsOfPeople } from './refusals/of-people.ts'
import { refusalsOfRoles } from './refusals/of-roles.ts'
import { office } from './refusals/world.ts'

let elsewhere: TestFarm | null = null
afterAll(() => elsewhere?.stop())

describeRefusals(namedRefusals(['people', 'roles']), async (own, ana, farm) => {
  const at = await office(own, ana, farm)
  elsewhere = await openTestFarm(own)
  const stranger = await elsewhere.signedIn('ana@farm.test')
  return { ...refusalsOfPeople(at, stranger.client), ...(await refusalsOfRoles(at)) }
})
