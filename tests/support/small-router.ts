import { eventIterator, oc } from '@orpc/contract'
import { implement, type RouterClient } from '@orpc/server'
import { z } from 'zod'
import type { Caller } from '../../electron/contract/routes.ts'

const smallContract = {
  feature: {
    echo: oc.input(z.unknown()).output(z.unknown()),
    slow: oc.output(z.string()),
    taken: oc.errors({ TAKEN: { status: 409, data: z.object({ by: z.string() }) } }).output(z.string()),
    fails: oc.output(z.string()),
    who: oc.output(z.string().nullable()),
    desk: oc.output(z.string().nullable()),
    signIn: oc.input(z.object({ token: z.string(), stay: z.boolean() })),
    signOut: oc,
    numbers: oc.input(z.object({ to: z.number() })).output(eventIterator(z.number())),
    forever: oc.output(eventIterator(z.string())),
    breaks: oc.output(eventIterator(z.number())),
  },
}

/** What the server side of a stream did, for tests to look at. */
export type Seen = { produced: number; ended: string[]; aborted: number }

/** A router of few procedures, each there for one habit of a transport; doors are tested with it, features are not. */
export function createSmallRouter() {
  const seen: Seen = { produced: 0, ended: [], aborted: 0 }
  const os = implement(smallContract).$context<Caller>()
  const router = os.router({
    feature: {
      echo: os.feature.echo.handler(({ input }) => input),
      slow: os.feature.slow.handler(
        ({ signal }) =>
          new Promise((_, reject) => {
            signal?.addEventListener('abort', () => {
              seen.aborted += 1
              reject(new DOMException('stopped', 'AbortError'))
            })
          }),
      ),
      taken: os.feature.taken.handler(({ errors }) => {
        throw errors.TAKEN({ data: { by: 'Ana Reyes' } })
      }),
      fails: os.feature.fails.handler(() => {
        throw new Error('the password of the database is hunter2')
      }),
      who: os.feature.who.handler(({ context }) => context.session.get()),
      desk: os.feature.desk.handler(({ context }) => context.deviceId),
      signIn: os.feature.signIn.handler(({ context, input }) => {
        context.session.set(input.token, new Date(Date.now() + 3_600_000), input.stay)
      }),
      signOut: os.feature.signOut.handler(({ context }) => {
        context.session.clear()
      }),
      numbers: os.feature.numbers.handler(async function* ({ input }) {
        try {
          for (let n = 0; n < input.to; n += 1) {
            seen.produced += 1
            yield n
          }
        } finally {
          seen.ended.push('numbers')
        }
      }),
      forever: os.feature.forever.handler(async function* ({ context, signal }) {
        try {
          yield context.session.get() ?? 'nobody'
          await new Promise((resolve) => {
            if (signal?.aborted) resolve(null)
            signal?.addEventListener('abort', resolve)
          })
        } finally {
          seen.ended.push('forever')
        }
      }),
      breaks: os.feature.breaks.handler(async function* () {
        yield 1
        throw new Error('the password of the database is hunter2')
      }),
    },
  })
  return { router, seen }
}

export type SmallClient = RouterClient<ReturnType<typeof createSmallRouter>['router']>
