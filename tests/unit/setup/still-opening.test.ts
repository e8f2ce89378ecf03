import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { createLifecycle } from '../../../electron/features/setup/lifecycle.ts'
import { type NewFarm, setupRoutes } from '../../../electron/features/setup/setup-routes.ts'
import { silentLog } from '../../../electron/platform/log.ts'
import { refuse } from '../../../electron/platform/result.ts'
import { openSettings } from '../../../electron/platform/settings-file.ts'

const ana = {
  ...{ farmName: 'Bukid Kabute', firstName: 'Ana', lastName: 'Reyes' },
  ...{ email: 'ana@farm.test', password: 'Kabute-2026' },
}
const call = {
  input: ana,
  who: null,
  caller: {
    ...{ via: 'test' as const, session: { get: () => null, set: () => undefined, clear: () => undefined } },
    ...{ deviceId: 'desk', ipAddress: null, userAgent: null },
  },
  signal: new AbortController().signal,
  audit: () => undefined,
  auditIn: () => Promise.resolve(),
}

it('asks an owner to wait while the database opens, and tells that apart from a farm that has one', async () => {
  let needsOwner = true
  const asked: string[] = []
  const farm: NewFarm = {
    needsOwner: () => Promise.resolve(needsOwner),
    farmName: () => Promise.resolve(null),
    opened: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    createOwner: ({ email }) => {
      asked.push(email)
      return Promise.resolve(refuse({ code: 'ALREADY_SET_UP' }))
    },
    signInFirst: () => Promise.reject(new Error('nobody was made')),
  }
  const gate = Promise.withResolvers<NewFarm>()
  const lifecycle = createLifecycle<NewFarm>({
    settings: openSettings(tmpdir(), () => ({ store: {} }), new Date()),
    secrets: { get: () => Promise.resolve(null), set: () => Promise.resolve() },
    databaseUrl: undefined,
    open: () => gate.promise,
    onLeft: () => Promise.resolve(),
    host: 'browser',
    version: '0.0.0',
    log: silentLog,
  })
  const routes = setupRoutes({ lifecycle, testDatabase: async function* () {} })
  const code = async () => {
    const answer = await routes.createOwner(call)
    return answer.ok ? 'made' : answer.refusal.code
  }
  expect(await code()).toBe('NOT_OPEN')
  await lifecycle.choose({ start: 'empty', url: null })
  expect(await code()).toBe('STILL_OPENING')
  expect(asked).toEqual([])
  gate.resolve(farm)
  await expect.poll(() => lifecycle.state.get().phase).toBe('needs-owner')
  // Another desktop was faster; this one learns of it.
  needsOwner = false
  expect(await code()).toBe('ALREADY_SET_UP')
  expect(asked).toEqual(['ana@farm.test'])
  expect(lifecycle.state.get().phase).toBe('ready')
  expect(await code()).toBe('ALREADY_SET_UP')
  expect(asked).toHaveLength(1)
  await lifecycle.stop()
})
