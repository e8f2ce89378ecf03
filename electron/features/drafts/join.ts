import { join } from 'node:path'
import type { Routes } from '../../contract/routes.ts'
import type { Clock } from '../../platform/clock.ts'
import { openDraftFile } from '../../platform/draft-file.ts'
import type { Joined } from '../../platform/joins.ts'
import type { Log } from '../../platform/log.ts'
import { draftsRoutes } from './drafts-routes.ts'

/** `dataDir`: drafts are this desktop's, whichever farm is open. */
export function joinDrafts(deps: { dataDir: string; now: Clock; log: Log }): Joined<Pick<Routes, 'drafts'>> {
  const { dataDir, now, log } = deps
  const drafts = openDraftFile(join(dataDir, 'drafts.sqlite'), (error, movedTo) => {
    log.warn({ err: error, keptAs: movedTo }, 'drafts could not be read; they are kept aside')
  })
  return {
    routes: { drafts: draftsRoutes({ drafts, now }) },
    stop: () => {
      drafts.close()
    },
  }
}
