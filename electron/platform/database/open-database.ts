import { defaultEmbeddedTiming, type EmbeddedTiming, openEmbeddedDatabase } from './embedded-database.ts'
import { defaultTiming, type ServerTiming } from './server-connection.ts'
import { openServerDatabase } from './server-database.ts'
import type { DatabaseTarget, OpenDatabase, OpenDeps } from './types.ts'

/**
 * Opens any of the three databases, migrated to this version. `timing` overrides single limits.
 * @throws DatabaseRefused with a sentence that names the cure
 */
export function openDatabase(
  target: DatabaseTarget,
  deps: OpenDeps,
  timing: Partial<ServerTiming & EmbeddedTiming> = {},
): Promise<OpenDatabase> {
  return target.kind === 'embedded'
    ? openEmbeddedDatabase(target, deps, { ...defaultEmbeddedTiming, ...timing })
    : openServerDatabase(target, deps, { ...defaultTiming, ...timing })
}
