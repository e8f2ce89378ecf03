import { contract } from '../../../electron/contract/index.ts'
import { describeRefusals, namedRefusals } from '../../support/refusals.ts'
import { refusalsOfChambers } from './refusals/of-chambers.ts'
import { refusalsOfOwnThings } from './refusals/of-own-things.ts'
import { refusalsOfSettings } from './refusals/of-settings.ts'

/** Features whose refusals are provoked in a `refusals.test.ts` of their own room. All others are here, a new one too. */
const elsewhere: string[] = [
  ...['products', 'categories', 'stock', 'customers', 'carts', 'orders', 'payments', 'documents'],
  ...['identity', 'account', 'people', 'roles', 'keys', 'setup'],
]
const features = (Object.keys(contract) as (keyof typeof contract)[]).filter((name) => !elsewhere.includes(name))

describeRefusals(namedRefusals(features), (own, ana, farm) => ({
  ...refusalsOfChambers(ana, farm),
  ...refusalsOfSettings(own, ana),
  ...refusalsOfOwnThings(own, ana, farm),
}))
