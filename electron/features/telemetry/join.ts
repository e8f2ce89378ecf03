import type { Routes } from '../../contract/routes.ts'
import { createTopic, type Topic } from '../../platform/bus.ts'
import type { Joined } from '../../platform/joins.ts'
import type { Log } from '../../platform/log.ts'
import type { Spool } from '../../platform/spool.ts'
import { type ReadingsStored, startDrain } from './drain.ts'
import { type TelemetryDeps, telemetryRoutes } from './telemetry-routes.ts'

export function joinTelemetry(
  deps: Omit<TelemetryDeps, 'readingsStored'> & { spool: Spool; log: Log },
): Joined<Pick<Routes, 'telemetry'>, { drainStuck: () => boolean; readingsStored: Topic<ReadingsStored> }> {
  const readingsStored = createTopic<ReadingsStored>()
  const drain = startDrain({ ...deps, readingsStored })
  const stopListening = deps.spooled.listen(() => {
    drain.wake()
  })
  return {
    routes: { telemetry: telemetryRoutes({ ...deps, readingsStored }) },
    readingsStored,
    drainStuck: () => drain.stuck(),
    stop: async () => {
      stopListening()
      await drain.stop()
    },
  }
}
