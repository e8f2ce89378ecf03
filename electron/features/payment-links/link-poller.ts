import { pause } from '../../platform/pause.ts'
import { askLink, takeTurn } from './ask-link.ts'
import type { LinkDeps } from './link-deps.ts'
import { type PaymongoKey, readKey } from './paymongo-key.ts'

/** While no link is open; another desktop's link is asked about by that desktop, unless it is gone. */
const idleMs = 60_000
const leastMs = 250
const afterFaultMs = 10_000
const atOnce = 8

/** Asks about every link whose time has come, as far as this desktop's key can. */
export async function askDue(deps: LinkDeps, key: PaymongoKey, signal: AbortSignal): Promise<void> {
  const { database, now } = deps
  const due = await database.read((db) =>
    db.paymentLink.findMany({
      where: { nextPollAt: { lte: now() }, isLive: key.isLive },
      orderBy: { nextPollAt: 'asc' },
      take: atOnce,
    }),
  )
  await Promise.all(
    due.map(async (row) => {
      const ours = await takeTurn(deps, row)
      if (ours) await askLink(deps, ours, { key, signal })
    }),
  )
}

async function untilNextMs({ database, now }: LinkDeps, { isLive }: PaymongoKey): Promise<number> {
  const next = await database.read((db) =>
    db.paymentLink.findFirst({ where: { nextPollAt: { not: null }, isLive }, orderBy: { nextPollAt: 'asc' } }),
  )
  if (!next?.nextPollAt) return idleMs
  return Math.min(idleMs, Math.max(leastMs, next.nextPollAt.getTime() - now().getTime()))
}

export type LinkPoller = {
  /** Looks now: a link was made or shut here, or the key is another one. */
  wake: () => void
  stop: () => Promise<void>
}

/** Asks about open links as long as this desktop has a key; without one it never touches the database. */
export function startLinkPoller(deps: LinkDeps): LinkPoller {
  const { database, secrets, log } = deps
  const leaving = new AbortController()
  let resting = new AbortController()

  const round = async (): Promise<number> => {
    const key = await readKey(secrets)
    if (!key) return idleMs
    if (database.state().state !== 'ready') return afterFaultMs
    await askDue(deps, key, leaving.signal)
    return untilNextMs(deps, key)
  }
  const run = async () => {
    while (!leaving.signal.aborted) {
      resting = new AbortController()
      const restMs = await round().catch((error: unknown) => {
        if (!leaving.signal.aborted) log.warn({ err: error }, 'the payment links could not be asked about')
        return afterFaultMs
      })
      await pause(restMs, resting.signal)
    }
  }
  const running = run()
  return {
    wake: () => {
      resting.abort()
    },
    stop: async () => {
      leaving.abort()
      resting.abort()
      await running
    },
  }
}
