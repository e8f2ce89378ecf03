import type { Clock } from '../../platform/clock.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import type { Tasks } from '../../platform/worker/index.ts'

export type CustomerDeps = { database: OpenDatabase; now: Clock; tasks: Tasks }
