import { Prisma } from '../../../prisma/generated/client.ts'

/** Parts of a statement that are put together: values stay parameters, whatever is in them. */
export const { sql, empty: noSql } = Prisma
export type SqlPart = Prisma.Sql
