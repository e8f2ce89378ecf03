export { databaseNull } from './client-of.ts'
export {
  type ConnectionTestDeps,
  type ConnectionTestDetail,
  type ConnectionTestStep,
  testDatabase,
} from './connection-test.ts'
export { brokenCheck, isReferenced, isUniqueViolation } from './database-error.ts'
export { type DatabaseRefusalCode, DatabaseRefused } from './database-refused.ts'
export { type Fate, fateOf, isDatabaseLoss } from './fate.ts'
export { inTransaction } from './in-transaction.ts'
export { openDatabase } from './open-database.ts'
export { noSql, type SqlPart, sql } from './sql.ts'
export type {
  DatabaseState,
  DatabaseTarget,
  Db,
  JsonInput,
  LostReason,
  OpenDatabase,
  OpenDeps,
  OpeningStep,
  StateListener,
  Tx,
} from './types.ts'
