import { askerOf, type FeatureRoutes } from '../../contract/routes.ts'
import type { Clock } from '../../platform/clock.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import { ok } from '../../platform/result.ts'
import type { Tasks } from '../../platform/worker/index.ts'
import { acceptRestored } from './accept-restored.ts'
import type { Anchors } from './anchors.ts'
import { auditChoicesOf, auditPageOf } from './audit-queries.ts'
import { exportAudit, exportSecurity } from './export-log.ts'
import { securityChoicesOf, securityPageOf } from './security-queries.ts'
import { verifyChain } from './verify-chain.ts'

type Deps = { database: OpenDatabase; anchors: Anchors; now: Clock; tasks: Tasks }

export function logsRoutes({ database, anchors, now, tasks }: Deps): FeatureRoutes<'logs'> {
  return {
    audit: async ({ input }) => ok(await database.read((db) => auditPageOf(db, input))),
    auditChoices: async () => ok(await database.read(auditChoicesOf)),
    exportAudit: async ({ input, audit, signal }) => {
      audit({ newValues: input })
      return ok(exportAudit({ database, wanted: input, signal, tasks }))
    },
    verifyAudit: async ({ signal }) => ok(verifyChain({ database, anchors, signal })),
    acceptRestored: (call) =>
      acceptRestored({ database, anchors, now }, { ...askerOf(call), ...call.input }, call.auditIn),
    security: async ({ input }) => ok(await database.read((db) => securityPageOf(db, input))),
    securityChoices: async () => ok(await database.read(securityChoicesOf)),
    exportSecurity: async ({ input, audit, signal }) => {
      audit({ newValues: input })
      return ok(exportSecurity({ database, wanted: input, signal, tasks }))
    },
  }
}
