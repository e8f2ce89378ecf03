import { createHash } from 'node:crypto'
import type { OpenDatabase } from '../../platform/database/index.ts'
import type { Log } from '../../platform/log.ts'
import type { SettingsFile } from '../../platform/settings-file.ts'
import { keepSpaced, type Link } from './chain-links.ts'

/** What other desktops wrote is seen this often, what this one writes at once: a tail that is cut off is missed by all. */
const everyMs = 60_000
/** A call that writes a row has ended by then. */
const ownSoonMs = 2000
const mostAnchors = 100

export type AnchorDeps = { database: OpenDatabase; settings: SettingsFile; where: string; log: Log; soonMs?: number }
export type Anchors = ReturnType<typeof startAnchors>

/**
 * What this desktop remembers of the chain, outside the database: whoever rewrites all of it there, end and all, can't
 * change what was seen here. A head's place is the count of rows as well: a chain has no gaps. `where` tells one farm's
 * database from another.
 */
export function startAnchors({ database, settings, where, log, soonMs = ownSoonMs }: AnchorDeps) {
  const farm = createHash('sha256').update(where).digest('hex').slice(0, 16)
  const list = (): readonly Link[] => settings.get().auditAnchors[farm] ?? []

  const replace = (links: readonly Link[]): void => {
    settings.change({ auditAnchors: { ...settings.get().auditAnchors, [farm]: [...links] } })
  }

  const remember = async (): Promise<void> => {
    const end = await database.read((db) => db.auditChain.findUnique({ where: { id: 1 } }))
    if (!end || end.lastSeq === 0n) return
    const link = { seq: Number(end.lastSeq), hash: end.lastHash }
    const anchors = list()
    // A place that was seen once keeps its first hash: a later one is what is to be found out.
    if (anchors.some((anchor) => anchor.seq >= link.seq)) return
    replace(keepSpaced([...anchors, link], mostAnchors))
  }
  const tryToRemember = () => {
    remember().catch((error: unknown) => {
      log.warn({ err: error }, 'the end of the audit trail could not be remembered')
    })
  }
  tryToRemember()
  const timer = setInterval(tryToRemember, everyMs)
  let soon: NodeJS.Timeout | null = null
  return {
    list,
    /** Forgets all but these: an owner said that the database was restored. */
    replace,
    remember,
    /** This desktop adds a row. */
    onAudited: (): void => {
      soon ??= setTimeout(() => {
        soon = null
        tryToRemember()
      }, soonMs)
    },
    stop: () => {
      clearInterval(timer)
      if (soon) clearTimeout(soon)
    },
  }
}
