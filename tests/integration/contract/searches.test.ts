import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, freshDatabase, freshEmbedded } from '../../support/database.ts'
import { callByName, everyProcedure } from '../../support/every-procedure.ts'
import { inputFields } from '../../support/input-fields.ts'
import { openOwnersFarm } from '../../support/owners-farm.ts'
import { placed } from '../../support/sell.ts'
import type { TestClient, TestFarm } from '../../support/test-farm.ts'

/** What stands in the farm: composed, with marks and capitals. */
const stored = 'Niña Peñalosa'
/** The same as others type, paste or dictate it. */
const spellings = [
  ...['nina', 'PEÑALOSA', 'penalosa', 'Pen\u0303alosa', 'nina penal', 'penalosa nina', ' Pe\u00ADñalosa\u200B '],
  ...['ｐｅｎａｌｏｓａ', '“Peñalosa”', 'ＰＥÑＡＬＯＳＡ'],
]

/** Every procedure that only reads and takes a text to look for, by the name of its field. */
const searches = inputFields.flatMap(({ field }) => {
  const [name = '', path = ''] = field.split(' ')
  const reads = everyProcedure.some((one) => one.name === name && !one.meta.changes)
  return reads && ['search', 'text'].includes(path) ? [{ name, path }] : []
})
/** A file of what a list shows is asked with the list's own filter. */
const lists = searches.filter(({ name }) => !/\.export/.test(name))

describe.each([
  ['PostgreSQL', freshDatabase],
  ['the embedded database', freshEmbedded],
])('every search, on %s', (_kind, fresh) => {
  let own: Database
  let farm: TestFarm
  let ana: TestClient
  beforeAll(async () => {
    ;({ own, farm, ana } = await openOwnersFarm(fresh))
    const [firstName = '', lastName = ''] = stored.split(' ')
    const { customer } = await ana.customers.create({ firstName, lastName, phoneNumber: '', email: '' })
    await ana.people.create({
      ...{ email: 'nina@farm.test', username: '', firstName, lastName, phoneNumber: '', role: 'GROWER' },
    })
    const attributes = { unit: 'kg', packSize: 1 }
    const product = await own.db.product.create({
      data: { name: stored, slug: randomUUID(), price: 100, stock: 10, attributes },
    })
    const { id } = await placed(ana, [{ id: product.id, quantity: 1 }])
    await own.db.order.update({ where: { id }, data: { customerName: stored, userId: customer.id } })
    const moment = { timestamp: new Date(), severity: 'INFO', event: 'LOGIN_FAILED' }
    await own.db.securityLog.create({ data: { ...moment, metadata: { login: stored } } })
  })
  afterAll(async () => {
    await farm.stop()
    await own.drop()
  })

  it('is known', () => {
    expect(lists.map(({ name }) => name).toSorted()).toEqual([
      ...['customers.find', 'customers.list', 'logs.audit', 'logs.security', 'orders.board', 'orders.list'],
      ...['people.list', 'products.list', 'products.search'],
    ])
  })

  it.each(lists.flatMap((search) => spellings.map((typed) => ({ ...search, typed }))))(
    '$name finds what stands there by $typed, and nothing by another name',
    async ({ name, path, typed }) => {
      const ask = async (text: string) => {
        const answer = await callByName(ana, name, { [path]: text, who: 'all' })
        return JSON.stringify(answer).normalize('NFC')
      }
      expect(await ask(typed)).toContain('Peñalosa')
      expect(await ask(`${typed}x`)).not.toContain('Peñalosa')
    },
  )
})
