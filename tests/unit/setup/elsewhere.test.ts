import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { createLifecycle } from '../../../electron/features/setup/lifecycle.ts'
import { silentLog } from '../../../electron/platform/log.ts'
import { openSettings } from '../../../electron/platform/settings-file.ts'

/** What the database says, which another desktop changes. */
type Shared = { hasOwner: boolean; name: string | null }

async function desktopOn(shared: Shared) {
  const lifecycle = createLifecycle({
    settings: openSettings(tmpdir(), () => ({ store: {} }), new Date()),
    secrets: { get: () => Promise.resolve(null), set: () => Promise.resolve() },
    databaseUrl: 'postgresql://127.0.0.1/farm',
    open: () =>
      Promise.resolve({
        needsOwner: () => Promise.resolve(!shared.hasOwner),
        farmName: () => Promise.resolve(shared.name),
        opened: () => Promise.resolve(),
        stop: () => Promise.resolve(),
      }),
    ...{ nameEveryMs: 5, ownerEveryMs: 5 },
    onLeft: () => Promise.resolve(),
    host: 'browser',
    version: '0.0.0',
    log: silentLog,
  })
  await lifecycle.start()
  return lifecycle
}

it('shows the name that another desktop gave the farm', async () => {
  const shared: Shared = { hasOwner: true, name: 'Bukid Kabute' }
  const lifecycle = await desktopOn(shared)
  expect(lifecycle.state.get()).toMatchObject({ phase: 'ready', farmName: 'Bukid Kabute' })
  shared.name = 'Bukid ni Ana'
  await expect.poll(() => lifecycle.state.get().farmName).toBe('Bukid ni Ana')
  await lifecycle.stop()
})

it('asks for no owner any more once another desktop has made one', async () => {
  const shared: Shared = { hasOwner: false, name: null }
  const lifecycle = await desktopOn(shared)
  expect(lifecycle.state.get().phase).toBe('needs-owner')
  Object.assign(shared, { hasOwner: true, name: 'Bukid Kabute' })
  await expect.poll(() => lifecycle.state.get()).toMatchObject({ phase: 'ready', farmName: 'Bukid Kabute' })
  await lifecycle.stop()
})
