import type { Clock } from '../../platform/clock.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import type { PrintHost } from '../../platform/print-host.ts'
import type { SettingsFile } from '../../platform/settings-file.ts'
import type { Tasks } from '../../platform/worker/index.ts'
import type { FarmConfig } from '../settings/index.ts'
import type { Whose } from '../whose/index.ts'

export type MakeDeps = {
  database: OpenDatabase
  config: FarmConfig
  tasks: Tasks
  /** The program's own `resources`: fonts and templates. */
  resourcesDir: string
  /** Of this desktop: a test page belongs to it. */
  desk: string
}

/** Of which moment, and for whom: what is none of theirs is not there. */
export type Reading = { at: Date; whose: Whose }

export type PrintDeps = MakeDeps & { now: Clock; printHost: PrintHost | null }
/** Of the jobs alone: what was drawn is no matter any more. */
export type JobDeps = Pick<PrintDeps, 'database' | 'now'>

export type DocumentsDeps = Omit<PrintDeps, 'desk'> & {
  settings: SettingsFile
  /** What was printing when this desktop last ended is settled: until then no copy can be told, and no job be begun. */
  recovered: () => Promise<void>
}
