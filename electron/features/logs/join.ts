import type { Routes } from '../../contract/routes.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Joined } from '../../platform/joins.ts'
import type { Tasks } from '../../platform/worker/index.ts'
import { type AnchorDeps, startAnchors } from './anchors.ts'
import { createDeniedLog } from './denied-log.ts'
import { logsRoutes } from './logs-routes.ts'

export function joinLogs(
  deps: AnchorDeps & { now: Clock; tasks: Tasks },
): Joined<Pick<Routes, 'logs'>, { onDenied: ReturnType<typeof createDeniedLog>; onAudited: () => void }> {
  const anchors = startAnchors(deps)
  return {
    routes: { logs: logsRoutes({ ...deps, anchors }) },
    onDenied: createDeniedLog(deps),
    onAudited: anchors.onAudited,
    stop: () => {
      anchors.stop()
    },
  }
}
