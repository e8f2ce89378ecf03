import { expect, it } from 'vitest'
import { createLifecycle } from '../../../electron/features/setup/lifecycle.ts'
import { silentLog } from '../../../electron/platform/log.ts'
import { openSettings } from '../../../electron/platform/settings-file.ts'

it('shows the name that another desktop gave the farm', async () => {
  let name = 'Bukid Kabute'
  const lifecycle = createLifecycle({
    settings: openSettings('', () => ({ store: {} }), new Date()),
    secrets: { get: () => Promise.resolve(null), set: () => Promise.resolve() },
    databaseUrl: 'postgresql://127.0.0.1/farm',
    open: () =>
      Promise.resolve({
        needsOwner: () => Promise.resolve(false),
        farmName: () => Promise.resolve(name),
        opened: () => Promise.resolve(),
        stop: () => Promise.resolve(),
      }),
    nameEveryMs: 5,
    onLeft: () => Promise.resolve(),
    host: 'browser',
    version: '0.0.0',
    log: silentLog,
  })
  await lifecycle.start()
  expect(lifecycle.state.get()).toMatchObject({ phase: 'ready', farmName: 'Bukid Kabute' })
  name = 'Bukid ni Ana'
  await expect.poll(() => lifecycle.state.get().farmName).toBe('Bukid ni Ana')
  await lifecycle.stop()
})
