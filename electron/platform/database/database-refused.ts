export type DatabaseRefusalCode =
  | 'NEWER' // the database has migrations this version does not know
  | 'EDITED' // a migration was changed after it was applied here
  | 'HALF_APPLIED' // another tool stopped in the middle of a migration
  | 'MIGRATION_FAILED'
  | 'LOCKED' // another program is migrating and does not finish
  | 'IN_USE' // another process has this folder open
  | 'OTHER_FORMAT' // the folder was written by another major version of the engine
  | 'FOLDER' // the folder cannot be read or written
  | 'DAMAGED' // the engine cannot start on this folder
  | 'BAD_URL'
  | 'UNREACHABLE'
  | 'BAD_PASSWORD'
  | 'NO_DATABASE'
  | 'TLS'
  | 'NO_RIGHTS' // the login may not create tables
  | 'READ_ONLY' // a server that follows another one
  | 'ABORTED'

/** The database cannot be used as it is. The message is a sentence with the cure; it never holds a password. */
export class DatabaseRefused extends Error {
  override readonly name = 'DatabaseRefused'
  readonly code: DatabaseRefusalCode
  readonly data: Record<string, string | number>

  constructor(
    code: DatabaseRefusalCode,
    message: string,
    options: { cause?: unknown; data?: Record<string, string | number> } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.data = options.data ?? {}
  }
}
