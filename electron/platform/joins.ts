import { type Chore, startChores } from './chores.ts'
import type { OpenDatabase } from './database/index.ts'
import type { Log } from './log.ts'

/** What a part brings to what it is joined to. Whatever else it gives stands beside these, under names of its own. */
export type Joint = {
  /** Before the first answer, which would be wrong without it. One that fails stops the opening. */
  begin?: () => Promise<unknown>
  /** Once the first answer was given. What depends on it waits for it by itself; a failure is logged. */
  afterwards?: Afterwards
  chores?: readonly Chore[]
  /** What it returns is awaited. */
  stop?: () => unknown
}

type Afterwards = {
  /** As a warning of the log says it: "could not …". */
  what: string
  run: () => Promise<unknown>
}

/** A joint that answers calls. */
export type Joined<Routes, Gives = unknown> = Joint & { routes: Routes } & Gives

export type Joins = {
  /** Takes a part in and lets it begin; gives it back. */
  join: <J extends Joint>(joint: J) => Promise<J>
  /** What can wait until people are answered: in the order of joining, one after the other; then the chores. */
  opened: () => Promise<void>
  /** Stops the parts in the reverse order; one that fails is logged and holds up none of the others. */
  stop: () => Promise<void>
}

/** Parts that live as long as one open database does. */
export function createJoins(deps: { database: Pick<OpenDatabase, 'state'>; log: Log }): Joins {
  const { log } = deps
  const joints: Joint[] = []
  let leaving = false
  let stopChores: () => Promise<void> = () => Promise.resolve()
  let opening = Promise.resolve()

  const open = async () => {
    for (const { afterwards } of joints) {
      if (leaving) return
      await afterwards?.run().catch((error: unknown) => {
        log.warn({ err: error }, `could not ${afterwards.what}`)
      })
    }
    if (leaving) return
    stopChores = startChores(
      deps,
      joints.flatMap(({ chores }) => chores ?? []),
    )
  }
  const end = async (stop: Joint['stop']) => {
    try {
      await stop?.()
    } catch (error) {
      log.error({ err: error }, 'a part of the farm did not stop well')
    }
  }

  return {
    async join(joint) {
      joints.push(joint)
      await joint.begin?.()
      return joint
    },
    opened: () => (opening = open()),
    async stop() {
      leaving = true
      await opening
      await stopChores()
      for (const { stop } of joints.toReversed()) await end(stop)
    },
  }
}

/** Work that must be done once before some other: shared while it runs, tried again by the next who asks when it failed. */
export function onceDone(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null
  return () => {
    done ??= work().catch((error: unknown) => {
      done = null
      throw error
    })
    return done
  }
}
