import type { Clock } from '../../platform/clock.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'

export type InventoryDeps = { database: OpenDatabase; now: Clock }
