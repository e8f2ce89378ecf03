import type { Clock } from '../../platform/clock.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import type { Tasks } from '../../platform/worker/index.ts'
import type { FarmConfig } from '../settings/index.ts'

/** What the orders, their carts, payments and statements need. */
export type OrdersDeps = { database: OpenDatabase; now: Clock; config: FarmConfig; tasks: Tasks }
