import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import Conf from 'conf'
import { type App, createApp } from '../../electron/app.ts'
import type { Caller } from '../../electron/contract/routes.ts'
import { memorySlot } from '../../electron/transports/session-cookie.ts'
import { type Database, spawnTaskWorker, testDeps } from './database.ts'
import type { TestDesk } from './test-farm.ts'

export type TestApp = {
  app: App
  dataDir: string
  desk: (more?: Partial<Caller>) => TestDesk
  stop: () => Promise<void>
}

let desks = 0

/** The whole application as a host opens it, on a database of the test's, without a door. */
export async function openTestApp(
  own: Pick<Database, 'url'>,
  { logLevel = 'silent', mayFail = false }: { logLevel?: string; mayFail?: boolean } = {},
): Promise<TestApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mash-app-'))
  const app = await createApp({
    ...testDeps,
    spawnTaskWorker,
    dataDir,
    host: 'browser',
    resourcesDir: join(import.meta.dirname, '..', '..', 'resources'),
    version: '0.0.0',
    openStore: (cwd, configName) => new Conf({ cwd, configName }),
    databaseUrl: own.url,
    logLevel,
    paymongoUrl: 'http://127.0.0.1:9/v1', // nobody listens: no test ever asks PayMongo itself
  })
  const desk: TestApp['desk'] = (more) => {
    desks += 1
    const caller: Caller = {
      via: 'test',
      session: memorySlot(null),
      deviceId: `desk-${desks}`,
      ipAddress: `127.0.0.${(desks % 250) + 1}`,
      userAgent: 'test',
      ...more,
    }
    return { caller, client: createRouterClient(app.router, { context: caller }) }
  }
  for await (const { phase, problem } of await desk().client.system.state()) {
    if (phase === 'failed' && mayFail) break
    if (phase === 'failed') throw new Error(problem?.message)
    if (phase === 'ready' || phase === 'needs-owner') break
  }
  return {
    app,
    dataDir,
    desk,
    stop: async () => {
      await app.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
