import { join } from 'node:path'
import { StandardRPCJsonSerializer, StandardRPCSerializer } from '@orpc/client/standard'
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { wireTypes } from '../../electron/contract/port-protocol.ts'
import { type DeskHost, type HostOptions, startHost } from '../support/desk-host.ts'
import { copyEmptyDatabase } from '../support/empty-database.ts'
import { pageHeaders } from '../support/page-key.ts'
import { emptyDatabase } from './prepare-run.ts'

export { expect }

/** The owner whom `firstRun` makes; sample data. */
export const owner = {
  farmName: 'Bukid Kabute',
  firstName: 'Ana',
  lastName: 'Reyes',
  email: 'ana@example.org',
  password: 'Kabute-2026',
}

/** One person's desk: the application as it ships, on a data folder of its own, and a window on it. */
export type Desk = {
  host: DeskHost
  window: Page
  /** Calls a procedure as the page would, with its cookie and key: `desk.call('chambers.list')`. Throws what was refused. */
  call(procedure: string, input?: unknown): Promise<unknown>
  /**
   * Goes through the first run as the owner of an empty farm (or the demo one: at its chambers) and shows the page signed
   * in. Its database is a copy of one that this run made once; `isNew` makes one of its own, as a person's first run does.
   */
  firstRun(start?: 'empty' | 'demo', options?: { isNew?: boolean }): Promise<void>
}

type Choices = { hostOptions: HostOptions }

const serializer = new StandardRPCSerializer(new StandardRPCJsonSerializer({ customJsonSerializers: wireTypes }))

export async function callThrough(
  context: BrowserContext,
  host: DeskHost,
  procedure: string,
  input: unknown,
): Promise<unknown> {
  const origin = host.url.slice(0, -1)
  // Kept by the browser for the page's origin, whatever page it shows at the moment.
  const kept = (await context.storageState()).origins.find((one) => one.origin === origin)?.localStorage
  const pageKey = kept?.find(({ name }) => name === 'mash.page-key')?.value
  if (pageKey === undefined) throw new Error('the desk’s page was never open')
  const response = await context.request.post(`${host.url}rpc/${procedure.replace('.', '/')}`, {
    headers: pageHeaders(origin, pageKey),
    data: serializer.serialize(input),
  })
  const answer = serializer.deserialize(await response.json())
  if (!response.ok()) throw new Error(`${procedure} was refused: ${JSON.stringify(answer)}`)
  return answer
}

/** An owner can be made once the database is open; until then the call says that it is not. */
async function createOwner(call: Desk['call']): Promise<void> {
  await expect
    .poll(
      () =>
        call('setup.createOwner', owner).then(
          () => 'made',
          (error: unknown) => String(error),
        ),
      { timeout: 60_000 },
    )
    .toBe('made')
}

export const test = base.extend<Choices & { desk: Desk }>({
  hostOptions: [{}, { option: true }],
  desk: async ({ hostOptions, context, page }, use) => {
    const host = await startHost(hostOptions)
    const call: Desk['call'] = (procedure, input) => callThrough(context, host, procedure, input)
    await page.goto(host.url)
    await use({
      host,
      window: page,
      call,
      firstRun: async (start = 'empty', { isNew = false } = {}) => {
        const folder = join(host.dataDir, start === 'demo' ? 'demo' : 'farm', 'db')
        if (!isNew) await copyEmptyDatabase(process.env[emptyDatabase] ?? '', folder)
        await call('setup.choose', { start })
        await createOwner(call)
        // A demo farm is its chambers.
        await page.goto(start === 'demo' ? `${host.url}chambers` : host.url)
      },
    })
    await page.close()
    await host.remove()
  },
})
