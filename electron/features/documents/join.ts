import type { Routes } from '../../contract/routes.ts'
import { type Joined, onceDone } from '../../platform/joins.ts'
import type { DocumentsDeps } from './document-deps.ts'
import { documentsRoutes } from './documents-routes.ts'
import { recoverPrints } from './finish-print.ts'

export function joinDocuments(needs: Omit<DocumentsDeps, 'recovered'>): Joined<Pick<Routes, 'documents'>> {
  // The farm opens without it; whoever asks for paper before it is done waits for it.
  const recovered = onceDone(() => recoverPrints(needs, needs.settings.get().installationId))
  return {
    routes: { documents: documentsRoutes({ ...needs, recovered }) },
    afterwards: { what: 'settle what was printing when this desktop last ended', run: recovered },
  }
}
