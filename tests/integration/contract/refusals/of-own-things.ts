import type { Database } from '../../../support/database.ts'
import type { Refusals } from '../../../support/refusals.ts'
import { addPerson, type TestClient, type TestFarm } from '../../../support/test-farm.ts'

/** As many as the database is filled with: the program's own limit is the next one. */
const mostViews = 50
let made = 0
const unused = () => (made += 1)

/** What a person keeps for themselves: drafts and views. */
export function refusalsOfOwnThings(own: Database, ana: TestClient, farm: TestFarm): Refusals {
  const put = (json: string) => ana.drafts.put({ name: 'order', json })
  const view = (name = `View ${unused()}`, who = ana) => who.views.save({ screen: 'orders', name, filter: {} })
  const another = async () => {
    const { id, email } = await addPerson(own.db, { email: `viewer-${unused()}@farm.test`, role: 'GROWER' })
    return { id, client: (await farm.signedIn(email)).client }
  }
  const taken = async () => (await view()).name
  const theirs = async () => (await view(`View ${unused()}`, (await another()).client)).id
  const rename = (id: string, name = `View ${unused()}`) => ana.views.rename({ id, name })
  const full = async (views: number) => {
    const { id: userId, client } = await another()
    const data = Array.from({ length: views }, () => ({ userId, screen: 'orders', name: `V ${unused()}`, filter: {} }))
    await own.db.savedView.createMany({ data })
    return view(`View ${unused()}`, client)
  }
  return {
    'drafts.put NOT_A_FORM': {
      refused: () => put('[{"note":"two boxes"}]'),
      allowed: () => put('{"note":"two boxes"}'),
    },
    'views.save NAME_TAKEN': { refused: async () => view(await taken()), allowed: () => view() },
    'views.save TOO_MANY_VIEWS': { refused: () => full(mostViews), allowed: () => full(mostViews - 1) },
    'views.rename VIEW_NOT_FOUND': {
      refused: async () => rename(await theirs()),
      allowed: async () => rename((await view()).id),
    },
    'views.rename NAME_TAKEN': {
      refused: async () => rename((await view()).id, await taken()),
      allowed: async () => rename((await view()).id),
    },
    'views.remove VIEW_NOT_FOUND': {
      refused: async () => ana.views.remove({ id: await theirs() }),
      allowed: async () => ana.views.remove({ id: (await view()).id }),
    },
  }
}
