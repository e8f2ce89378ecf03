import { LRUCache } from 'lru-cache'
import type { Me } from '../../../contract/identity/person.ts'
import { createCache } from '../../../platform/cache.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { OpenDatabase } from '../../../platform/database/index.ts'
import type { Log } from '../../../platform/log.ts'
import { readSessions } from './read-sessions.ts'
import { tokenHash } from './session-service.ts'

const trustMs = 1000 // a session ended elsewhere is noticed after this
const touchMs = 60_000
const max = 1000

type Listener = (me: Me | null) => void

export type Sessions = {
  /** Who a token belongs to; null: nobody (any more). A locked session's person comes with `session.locked`. */
  who: (token: string | null) => Promise<Me | null>
  /** Looked up anew at the next call. Needed after every change of our own, so that it shows at once. */
  forget: (token: string | null) => void
  forgetAll: () => void
  /** Tells when the session ends, is locked, or its person's rights change, within two seconds. Returns the stop. */
  watch: (token: string, listener: Listener) => () => void
  stop: () => void
}

type Deps = { database: OpenDatabase; now: Clock; log: Log }

const isAway = (database: OpenDatabase) => database.state().state === 'lost'

/** Hashing costs more than all other questions of a call together, and a page asks with one token. */
function createHashes(): (token: string) => string {
  const hashes = new LRUCache<string, string>({ max })
  return (token) => {
    const made = hashes.get(token) ?? tokenHash(token)
    hashes.set(token, made)
    return made
  }
}

/** The answer, or null as soon as the database turns out to be lost: what is known already need not wait for it. */
async function unlessLost<T>(database: OpenDatabase, reading: Promise<T>): Promise<T | null> {
  const lost = Promise.withResolvers<null>()
  const stop = database.onState(({ state }) => {
    if (state === 'lost') lost.resolve(null)
  })
  // Lost after all: the read goes on trying by itself, and nobody waits for how it ends.
  reading.catch(() => undefined)
  return Promise.race([reading, lost.promise]).finally(stop)
}

/** Notes a session's last activity once a minute, never waited for: it is a courtesy to the list of sessions. */
function createTouch({ database, now, log }: Deps): (me: Me) => void {
  const touched = createCache<true>({ now, max, ttlMs: touchMs })
  return (me) => {
    if (touched.has(me.session.id) || isAway(database)) return
    touched.set(me.session.id, true)
    database
      .write((db) => db.session.updateMany({ where: { id: me.session.id }, data: { lastActivity: now() } }), {
        idempotent: true,
      })
      .catch((error: unknown) => {
        log.debug({ err: error }, 'the last activity of a session could not be kept')
      })
  }
}

/**
 * The sessions that this desktop serves. An answer is trusted for a second, so that a busy page does not ask the
 * database for each call; while the database is lost the last answer holds until the session's own end, so that live
 * chambers stay on the screen. Streams are watched by one question a second for all of them.
 */
export function createSessions(deps: Deps): Sessions {
  const { database, now, log } = deps
  const answers = createCache<{ me: Me | null }>({ now, max, ttlMs: trustMs })
  const hashOf = createHashes()
  const touch = createTouch(deps)
  const watched = new Map<string, Set<Listener>>()
  /** Rises with every change of our own: an answer that was asked for before it may be the old one. */
  let changes = 0

  const learn = (hash: string, me: Me | null): Me | null => {
    answers.set(hash, { me })
    return me
  }

  const look = async () => {
    const asking = [...watched.keys()]
    if (asking.length === 0 || isAway(database)) return
    const asked = changes
    const found = await database.read((db) => readSessions(db, asking, now()))
    for (const hash of asking) {
      const me = found.get(hash) ?? null
      if (asked === changes) learn(hash, me)
      for (const listener of watched.get(hash) ?? []) listener(me)
    }
  }
  let looking = false
  const timer = setInterval(() => {
    if (looking) return
    looking = true
    look()
      .catch((error: unknown) => {
        log.debug({ err: error }, 'sessions could not be looked after')
      })
      .finally(() => {
        looking = false
      })
  }, trustMs)

  return {
    async who(token) {
      if (token === null) return null
      const hash = hashOf(token)
      const at = now()
      const isFresh = answers.has(hash)
      const last = answers.get(hash, { allowStale: true, noDeleteOnStaleGet: true })
      const isOver = last?.me && last.me.session.expiresAt <= at
      if (last && !isOver && (isFresh || (isAway(database) && last.me))) return last.me
      const asked = changes
      const reading = database.read((db) => readSessions(db, [hash], at))
      const found = last?.me && !isOver ? await unlessLost(database, reading) : await reading
      if (!found) return last?.me ?? null
      const answer = found.get(hash) ?? null
      const me = asked === changes ? learn(hash, answer) : answer
      if (me) touch(me)
      return me
    },
    forget: (token) => {
      changes += 1
      if (token !== null) answers.delete(tokenHash(token))
    },
    forgetAll: () => {
      changes += 1
      answers.clear()
    },
    watch(token, listener) {
      const hash = tokenHash(token)
      const own = watched.get(hash) ?? new Set()
      own.add(listener)
      watched.set(hash, own)
      return () => {
        own.delete(listener)
        if (own.size === 0) watched.delete(hash)
      }
    },
    stop: () => {
      clearInterval(timer)
    },
  }
}
