import { type FeatureRoutes, personOf } from '../../contract/routes.ts'
import { ok, refuse } from '../../platform/result.ts'
import { askedBy, type Whose, whoseOf } from '../whose/index.ts'
import { adjustStock } from './adjust-stock.ts'
import { findAvailability, readStockHistory } from './availability-queries.ts'
import { listBatches, listSellFirst } from './batch-queries.ts'
import { applyBulk, previewBulk, undoBulk } from './bulk-change.ts'
import { createCategory, listCategories, moveCategory, removeCategory, updateCategory } from './category-service.ts'
import { closeCount } from './close-count.ts'
import { countOne } from './count-one.ts'
import { findCount, listCounts } from './count-queries.ts'
import { exportMovements, exportProducts } from './export-stock.ts'
import { harvestStock } from './harvest.ts'
import type { InventoryDeps } from './inventory-deps.ts'
import { listMovements } from './movement-queries.ts'
import { addImage, findImage, setImages } from './product-images.ts'
import { findProduct, listProducts, searchProducts } from './product-queries.ts'
import { receiveStock } from './receive-stock.ts'
import { createProduct, setDeleted, updateProduct } from './save-product.ts'
import { startCount } from './start-count.ts'
import { writeOff } from './write-off.ts'

export function productsRoutes(deps: InventoryDeps): FeatureRoutes<'products'> {
  const { database, now, tasks } = deps
  return {
    list: async (call) => {
      const wanted = { ...call.input, now: now(), whose: whoseOf(personOf(call)) }
      return ok(await database.read((db) => listProducts(db, wanted)))
    },
    search: async ({ input }) => ok(await database.read((db) => searchProducts(db, { ...input, now: now() }))),
    get: async (call) => {
      const seen = { now: now(), whose: whoseOf(personOf(call)) }
      const row = await database.read((db) => findProduct(db, call.input.id, seen))
      return row ? ok(row) : refuse({ code: 'PRODUCT_NOT_FOUND' })
    },
    create: (call) => createProduct(deps, askedBy(call), call.auditIn),
    update: (call) => updateProduct(deps, askedBy(call), call.auditIn),
    remove: (call) => setDeleted(deps, { ...askedBy(call), isDeleted: true }, call.auditIn),
    restore: (call) => setDeleted(deps, { ...askedBy(call), isDeleted: false }, call.auditIn),
    export: async (call) => {
      const { input, audit, signal } = call
      audit({ newValues: input })
      const wanted = { ...input, whose: whoseOf(personOf(call)) }
      return ok(exportProducts({ database, wanted, now, signal, tasks }))
    },
    previewBulk: ({ input }) => database.read((db) => previewBulk(db, input)),
    applyBulk: ({ input, auditIn }) => applyBulk(deps, input, auditIn),
    undoBulk: ({ input, auditIn }) => undoBulk(deps, input, auditIn),
    addImage: (call) => addImage(deps, { ...askedBy(call), signal: call.signal }, call.auditIn),
    setImages: (call) => setImages(deps, askedBy(call), call.auditIn),
    image: async ({ input }) => {
      const file = await database.read((db) => findImage(db, input.fileId))
      return file ? ok({ mime: file.mime, bytes: file.data }) : refuse({ code: 'FILE_NOT_FOUND' })
    },
  }
}

export function categoriesRoutes(deps: InventoryDeps): FeatureRoutes<'categories'> {
  return {
    list: async () => ok(await deps.database.read((db) => listCategories(db))),
    create: ({ input, auditIn }) => createCategory(deps, input, auditIn),
    update: ({ input, auditIn }) => updateCategory(deps, input, auditIn),
    move: ({ input, auditIn }) => moveCategory(deps, input, auditIn),
    remove: ({ input, auditIn }) => removeCategory(deps, input, auditIn),
  }
}

export function stockRoutes(deps: InventoryDeps): FeatureRoutes<'stock'> {
  const { database, now, tasks } = deps
  const movements = (ids: string[], whose: Whose) =>
    database.read((db) => listMovements(db, { ids, after: null, limit: Math.max(1, ids.length), whose }))
  return {
    movements: async (call) => {
      const wanted = { ...call.input, whose: whoseOf(personOf(call)) }
      return ok(await database.read((db) => listMovements(db, wanted)))
    },
    exportMovements: async (call) => {
      call.audit({ newValues: call.input })
      const wanted = { ...call.input, whose: whoseOf(personOf(call)) }
      return ok(exportMovements({ database, wanted, signal: call.signal, tasks }))
    },
    availability: async (call) => {
      const wanted = { productId: call.input.id, now: now(), whose: whoseOf(personOf(call)) }
      const found = await database.read((db) => findAvailability(db, wanted))
      return found ? ok(found) : refuse({ code: 'PRODUCT_NOT_FOUND' })
    },
    receive: async (call) => {
      const done = await receiveStock(deps, { ...call.input, userId: personOf(call).id }, call.auditIn)
      if (!done.ok) return done
      const [row] = await movements([done.value], whoseOf(personOf(call)))
      if (!row) throw new Error('the movement that was just written can not be read')
      return ok(row)
    },
    harvest: (call) => harvestStock(deps, { ...call.input, userId: personOf(call).id }, call.auditIn),
    writeOff: async (call) => {
      const done = await writeOff(deps, { ...call.input, userId: personOf(call).id }, call.auditIn)
      return done.ok ? ok(await movements(done.value, whoseOf(personOf(call)))) : done
    },
    adjust: async (call) => {
      const done = await adjustStock(deps, { ...call.input, userId: personOf(call).id }, call.auditIn)
      if (!done.ok) return done
      const wanted = { productId: call.input.productId, after: null, limit: 1, whose: whoseOf(personOf(call)) }
      return ok(await database.read((db) => listMovements(db, wanted)))
    },
    batches: async ({ input }) => ok(await database.read((db) => listBatches(db, input))),
    sellFirst: async ({ input }) => ok(await database.read((db) => listSellFirst(db, input.hours, now()))),
    history: async ({ input }) => {
      const found = await database.read((db) => db.product.count({ where: { id: input.id } }))
      if (found === 0) return refuse({ code: 'PRODUCT_NOT_FOUND' })
      const wanted = { productId: input.id, days: input.days, now: now() }
      return ok(await database.read((db) => readStockHistory(db, wanted)))
    },
    counts: async (call) => ok(await database.read((db) => listCounts(db, whoseOf(personOf(call))))),
    count: async (call) => {
      const found = await database.read((db) => findCount(db, call.input.id, whoseOf(personOf(call))))
      return found ? ok(found) : refuse({ code: 'COUNT_NOT_FOUND' })
    },
    startCount: (call) => startCount(deps, askedBy(call), call.auditIn),
    countOne: (call) => countOne(deps, askedBy(call)),
    closeCount: (call) => closeCount(deps, askedBy(call), call.auditIn),
  }
}
