import type { Caller, Routes } from './contract/routes.ts'
import type { Farm } from './farm.ts'
import { whoGrants } from './features/identity/index.ts'
import { writeAudit } from './features/logs/index.ts'
import { whoseOf } from './features/whose/index.ts'
import type { Clock } from './platform/clock.ts'
import { isDatabaseLoss } from './platform/database/index.ts'
import type { Log } from './platform/log.ts'
import { type AppRouter, createRouter } from './transports/router.ts'

export type AppRouterDeps = {
  /** Routes that are there whether or not a farm is open. */
  always: Pick<Routes, 'system' | 'setup'>
  /** The open farm, whichever it is at the moment. */
  farm: () => Farm | null
  phase: () => string
  now: Clock
  log: Log
}

/**
 * The id of the session that a caller has; null: a guest. With the database away nobody may be able to tell: the call
 * itself is told so, and at its door it counts as a guest's.
 */
export function createSessionOf(farm: () => Farm | null): (caller: Caller) => Promise<string | null> {
  return async ({ session }) => {
    const asked = farm()?.sessions.who(session.get())
    return (await asked?.catch(() => null))?.session.id ?? null
  }
}

/** The one router over whatever farm is open. */
export function createAppRouter({ always, farm, phase, now, log }: AppRouterDeps): AppRouter {
  return createRouter({
    routes: (feature) => {
      if (feature in always) return always[feature as keyof typeof always] as never
      const open = farm()
      return (open ? open.routes[feature as keyof Farm['routes']] : { unavailable: phase() }) as never
    },
    who: async (caller) => {
      const open = farm()
      if (!open) return null
      if (caller.apiKeyId !== undefined) return open.keyHolder(caller.apiKeyId)
      return open.sessions.who(caller.session.get())
    },
    watch: (caller, listener) => {
      const [open, token] = [farm(), caller.session.get()]
      return open && token !== null ? open.sessions.watch(token, listener) : () => undefined
    },
    now,
    whoGrants: async (permission, who) => {
      const open = farm()
      return open ? whoGrants(open.database, permission, whoseOf(who)) : []
    },
    onDenied: ({ who, permission, caller, path }) => {
      farm()?.onDenied({ userId: who.id, permission, caller, path })
    },
    tellOwners: async (path) => {
      const open = farm()
      return open ? open.tellOwners(path) : () => Promise.resolve()
    },
    writeAudit: async (entry, target) => {
      const open = farm()
      if (target) await writeAudit(target, now(), entry)
      else if (open) await open.database.write((db) => writeAudit(db, now(), entry))
      open?.onAudited()
    },
    // While it is lost a call may also end by a time limit, which says nothing of the server.
    isAway: (error) => isDatabaseLoss(error) || farm()?.database.state().state === 'lost',
    log,
  })
}
