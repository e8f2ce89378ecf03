import type { MailPost } from '../../connections/mail/mail-post.ts'
import type { Clock } from '../../platform/clock.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import type { Jobs, JobWorker } from '../../platform/jobs.ts'
import type { Log } from '../../platform/log.ts'
import type { Sealer } from '../../platform/sealer.ts'
import type { Secrets } from '../../platform/secrets/index.ts'
import { isMailOn, readMailSettings, serverToSend } from './mail-settings.ts'
import { mailQueue, type PostOffice } from './queue-mail.ts'
import { defaultMailTiming, type MailTiming, sendQueued } from './send-queued.ts'

export type MailerDeps = {
  database: OpenDatabase
  jobs: Jobs
  smtp: MailPost
  secrets: Pick<Secrets, 'get'>
  sealer: () => Promise<Sealer | null>
  now: Clock
  log: Log
  timing?: Partial<MailTiming>
}

export type Mailer = {
  /** What `queueMail` needs; null when the farm sends no mail or this desktop lacks its data key. Before a transaction. */
  ready: () => Promise<PostOffice | null>
  /** What `ready` gives, and a way to send by the settings of this moment, whatever they become. */
  asNow: () => Promise<{ post: PostOffice | null; send: (notificationIds: readonly string[]) => void }>
  /** Sends now what was just queued, where this desktop sends. After the commit. */
  wake: () => void
  /** Whether this desktop sends. */
  sends: () => Promise<boolean>
  /** Looks at the settings again, after a change of our own. */
  refresh: () => Promise<void>
  stop: () => Promise<void>
}

const rereadMs = 30_000 // another desktop may have changed how mail is sent
const firstLookMs = 3000 // nothing at start waits for it

/** The farm's mail on this desktop: it works on the queue as long as it can send, and leaves it to others when not. */
export function createMailer(deps: MailerDeps): Mailer {
  const { database, jobs, smtp, sealer, now, log } = deps
  const timing = { ...defaultMailTiming, ...deps.timing }
  let worker: JobWorker | null = null
  let stopped = false

  const means = async () => {
    const server = await serverToSend(deps)
    const key = server && (await sealer())
    return server && key && { server, sealer: key }
  }
  const look = async () => {
    const can = (await means()) !== null
    if (stopped) return
    if (can) {
      worker ??= jobs.work(mailQueue, async ({ notificationId }) => {
        // Asked for each mail: what was changed a moment ago holds for the next one.
        const own = await means()
        if (!own) throw new Error('this desktop can not send any more')
        await sendQueued({ database, jobs, smtp, now, log, timing, ...own }, notificationId)
      })
      await cancelOver(database, now())
    } else {
      const left = worker
      worker = null
      await left?.stop()
    }
  }
  const ready: Mailer['ready'] = async () => {
    const settings = await database.read(readMailSettings)
    const key = isMailOn(settings) ? await sealer() : null
    if (!key) return null
    await jobs.ready()
    const site = await database.read((db) => db.systemConfig.findUnique({ where: { key: 'site.name' } }))
    return { jobs, sealer: key, now, farm: typeof site?.value === 'string' ? site.value : 'MASH' }
  }
  const underWay = createUnderWay(log)
  const asNow: Mailer['asNow'] = async () => {
    const [post, own] = [await ready(), await means()]
    const sendAll = async (ids: readonly string[]) => {
      if (!own) return
      for (const id of ids) await sendQueued({ database, jobs, smtp, now, log, timing, ...own }, id)
    }
    return {
      post,
      send: (ids) => {
        underWay.add(sendAll(ids))
      },
    }
  }
  let looking = Promise.resolve()
  const refresh = () => {
    looking = looking.then(look).catch((error: unknown) => {
      if (database.state().state === 'ready') log.warn({ err: error }, 'the mail settings could not be read')
    })
    return looking
  }
  const first = setTimeout(() => void refresh(), firstLookMs)
  const again = setInterval(() => void refresh(), rereadMs)

  return {
    ready,
    asNow,
    wake: () => {
      worker?.wake()
    },
    sends: async () => (await means()) !== null,
    refresh,
    async stop() {
      stopped = true
      clearTimeout(first)
      clearInterval(again)
      await looking
      await underWay.settled()
      await worker?.stop()
    },
  }
}

/** What is sent by settings that are over, and nobody waits for until the end. */
function createUnderWay(log: Log) {
  const all = new Set<Promise<unknown>>()
  return {
    add: (sending: Promise<void>): void => {
      const told = sending
        .catch((error: unknown) => {
          log.warn({ err: error }, 'a notice was not sent by the settings it was queued under')
        })
        .finally(() => all.delete(told))
      all.add(told)
    },
    settled: () => Promise.all(all),
  }
}

/** Mails that nobody sent in their time say nothing any more, and their secrets need not lie about. */
async function cancelOver(database: OpenDatabase, at: Date): Promise<void> {
  await database.write(
    (db) => db.$executeRaw`
      UPDATE notifications SET status = 'CANCELLED', error_message = 'OVER', metadata = metadata - 'sealed', updated_at = ${at}
      WHERE channel = 'EMAIL' AND status IN ('QUEUED', 'RETRYING') AND (metadata->>'expiresAt')::timestamptz <= ${at}`,
    { idempotent: true },
  )
}
