import { addChamber } from './chambers.ts'
import { type Database, freshDatabase } from './database.ts'
import type { Records } from './fuzz-records.ts'
import { addProduct } from './sell.ts'
import { bytesOf } from './statement-bytes.ts'
import { openTestApp } from './test-app.ts'
import { addBuyer, type Buyer } from './whose-buyer.ts'
import { addOwn, type Own, type Person, people, type Secret, seat, type Who } from './whose-people.ts'

export type WhoseFarm = {
  own: Database
  people: Record<Who, Person>
  /** A key of each, as a program sends it. */
  keys: Record<Who, string>
  /** Every value that is somebody's. */
  secrets: readonly Secret[]
  /** What each of the two customers has, by the names of the inputs' fields. */
  records: Record<'mine' | 'other', Records>
  stranger: Person['desk']
  /** The door for programs. */
  door: string
  stop: () => Promise<void>
}

const everyWho = Object.keys(people) as Who[]

/** Keyed by who. */
async function each<T>(of: (who: Who) => Promise<T>): Promise<Record<Who, T>> {
  const made: [Who, T][] = []
  for (const who of everyWho) made.push([who, await of(who)])
  return Object.fromEntries(made) as Record<Who, T>
}

/** What the owner reads in the farm's own account: the money of the other customer, under his name. */
async function addStatement({ desk }: Person): Promise<string> {
  const line = '2026-11-24 08:00:00,CRISANTEMO D,9988776655441,,501.23'
  const text = `Date and Time,Description,Reference No.,Debit,Credit\n${line}\n`
  const { id } = await desk.client.payments.importStatement({
    method: 'GCASH',
    fileName: 'gcash.csv',
    bytes: bytesOf(text),
  })
  return id
}

async function addGoods(own: Database, { desk }: Person): Promise<Records> {
  const { id: productId } = await addProduct(own.db, { stock: 500, price: 173.37, name: 'Kabuteng salakot' })
  const category = { name: 'Sariwa', description: '', slug: '', isActive: true, parentId: null }
  const { id: categoryId } = await desk.client.categories.create(category)
  const { id: countId } = await desk.client.stock.startCount({ categoryId: null, note: '' })
  const count = { countId, 'stock.count.id': countId, 'stock.closeCount.id': countId }
  return { productId, 'products.id': productId, 'stock.id': productId, 'categories.id': categoryId, ...count }
}

const shut = { enabled: false, port: 0, open: false, certificate: '', privateKey: null }

/** A farm with two customers who sign in, each with one of everything, and people with and without a task. */
export async function openWhoseFarm(): Promise<WhoseFarm> {
  const own = await freshDatabase()
  const chamber = await addChamber(own.db)
  await own.db.user.update({ where: { id: chamber.userId }, data: { role: 'USER' } })
  await own.db.user.create({ data: { email: 'first@farm.test', role: 'SUPER_ADMIN' } }) // before it the farm has no owner
  const mash = await openTestApp(own, { logLevel: 'error' })
  const seated = await each((who) => seat(own, mash, who))
  const { owner, grower } = seated
  const goods = await addGoods(own, owner)
  const staff = { owner, grower, productId: goods.productId ?? '' }
  const buyers = { mine: await addBuyer(own, staff, seated.mine), other: await addBuyer(own, staff, seated.other) }
  const belongings = await each((who) => addOwn(own, seated[who]))
  const statementId = await addStatement(owner)
  const { url } = await owner.desk.client.keys.saveDoor({ ...shut, enabled: true })
  const common = {
    ...{ ...goods, chamberId: chamber.deviceId, 'chambers.id': chamber.deviceId, sensorId: chamber.sensorIds[0] ?? '' },
    'payments.statement.id': statementId,
  }
  const recordsOf = (buyer: Buyer, { ids }: Own): Records => ({ ...common, ...buyer.ids, ...ids })
  return {
    own,
    people: seated,
    keys: Object.fromEntries(everyWho.map((who) => [who, belongings[who].key])) as Record<Who, string>,
    secrets: [...Object.values(belongings), ...Object.values(buyers)].flatMap(({ secrets }) => secrets),
    records: {
      mine: recordsOf(buyers.mine, belongings.mine),
      other: recordsOf(buyers.other, belongings.other),
    },
    stranger: mash.desk(),
    door: url ?? '',
    stop: async () => {
      await mash.stop()
      await own.drop()
    },
  }
}
