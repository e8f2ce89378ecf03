import type { Routes } from '../../contract/routes.ts'
import { createTopic, type Topic } from '../../platform/bus.ts'
import type { Joined } from '../../platform/joins.ts'
import type { Log } from '../../platform/log.ts'
import { keepRunTimes } from '../../platform/run-times.ts'
import type { Spool } from '../../platform/spool.ts'
import { type ReadingsStored, startDrain } from './drain.ts'
import { type TelemetryDeps, telemetryRoutes } from './telemetry-routes.ts'

export function joinTelemetry(
  deps: Omit<TelemetryDeps, 'readingsStored' | 'runTimes'> & { spool: Spool; log: Log; dataDir: string },
): Joined<Pick<Routes, 'telemetry'>, { drainStuck: () => boolean; readingsStored: Topic<ReadingsStored> }> {
  const readingsStored = createTopic<ReadingsStored>()
  const drain = startDrain({ ...deps, readingsStored })
  const onFault = (error: unknown) => {
    deps.log.warn({ err: error }, 'when this program ran could not be read or kept')
  }
  const runTimes = keepRunTimes(deps.dataDir, { now: deps.now, onFault })
  const stopListening = deps.spooled.listen(() => {
    drain.wake()
  })
  return {
    routes: { telemetry: telemetryRoutes({ ...deps, readingsStored, runTimes }) },
    readingsStored,
    drainStuck: () => drain.stuck(),
    stop: async () => {
      stopListening()
      runTimes.stop()
      await drain.stop()
    },
  }
}
