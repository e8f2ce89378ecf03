import type { Routes } from '../../contract/routes.ts'
import type { Joined } from '../../platform/joins.ts'
import type { Log } from '../../platform/log.ts'
import type { Spool } from '../../platform/spool.ts'
import { startDrain } from './drain.ts'
import { type TelemetryDeps, telemetryRoutes } from './telemetry-routes.ts'

export function joinTelemetry(
  deps: TelemetryDeps & { spool: Spool; log: Log },
): Joined<Pick<Routes, 'telemetry'>, { drainStuck: () => boolean }> {
  const drain = startDrain(deps)
  const stopListening = deps.spooled.listen(() => {
    drain.wake()
  })
  return {
    routes: { telemetry: telemetryRoutes(deps) },
    drainStuck: () => drain.stuck(),
    stop: async () => {
      stopListening()
      await drain.stop()
    },
  }
}
