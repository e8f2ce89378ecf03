import { type SavedView, savedView, type ViewScreen } from '../../contract/views.ts'
import { type Db, inTransaction, isUniqueViolation, type OpenDatabase } from '../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'

export type ViewsDeps = { database: OpenDatabase }

const mostViews = 50

const viewOf = ({ id, name, filter }: { id: string; name: string; filter: unknown }): SavedView => ({
  id,
  name,
  filter: savedView.shape.filter.catch({}).parse(filter),
})

export async function listViews(db: Db, { userId, screen }: { userId: string; screen: ViewScreen }) {
  const rows = await db.savedView.findMany({ where: { userId, screen }, orderBy: [{ name: 'asc' }, { id: 'asc' }] })
  return rows.map(viewOf)
}

type NameTaken = { code: 'NAME_TAKEN' }
type Gone = { code: 'VIEW_NOT_FOUND' }
type TooMany = { code: 'TOO_MANY_VIEWS'; data: { most: number } }

const oneOfEachName = async <T, R>(work: () => Promise<Result<T, R>>): Promise<Result<T, R | NameTaken>> => {
  try {
    return await work()
  } catch (error) {
    if (isUniqueViolation(error, ['name'])) return refuse({ code: 'NAME_TAKEN' })
    throw error
  }
}

type SaveView = { userId: string; screen: ViewScreen; name: string; filter: SavedView['filter'] }

/** A name is taken once on a screen; which of two desks was first decides the database. */
export const saveView = ({ database }: ViewsDeps, command: SaveView): Promise<Result<SavedView, TooMany | NameTaken>> =>
  oneOfEachName(() =>
    inTransaction(database, async (tx): Promise<Result<SavedView, TooMany>> => {
      const { userId, screen } = command
      if ((await tx.savedView.count({ where: { userId, screen } })) >= mostViews)
        return refuse({ code: 'TOO_MANY_VIEWS', data: { most: mostViews } })
      return ok(viewOf(await tx.savedView.create({ data: command })))
    }),
  )

export const renameView = (
  { database }: ViewsDeps,
  { id, userId, name }: { id: string; userId: string; name: string },
): Promise<Result<SavedView, Gone | NameTaken>> =>
  oneOfEachName(() =>
    inTransaction(database, async (tx): Promise<Result<SavedView, Gone>> => {
      const [row] = await tx.savedView.updateManyAndReturn({ where: { id, userId }, data: { name } })
      return row ? ok(viewOf(row)) : refuse({ code: 'VIEW_NOT_FOUND' })
    }),
  )

export const removeView = (
  { database }: ViewsDeps,
  { id, userId }: { id: string; userId: string },
): Promise<Result<SavedView, Gone>> =>
  inTransaction(database, async (tx) => {
    const row = await tx.savedView.findFirst({ where: { id, userId } })
    if (!row) return refuse({ code: 'VIEW_NOT_FOUND' })
    await tx.savedView.deleteMany({ where: { id, userId } })
    return ok(viewOf(row))
  })
