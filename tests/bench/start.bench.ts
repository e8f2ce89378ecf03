import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { type Browser, type BrowserContext, chromium } from 'playwright'
import { expect, it } from 'vitest'
import { chromiumPath } from '../support/chromium.ts'
import { startHost } from '../support/desk-host.ts'
import { rpcClient } from '../support/rpc.ts'
import { until } from '../support/until.ts'
import { isLong, median, report } from './report.ts'

const rounds = isLong ? 15 : 4
const emptyPage = `
  const { createServer } = await import('node:http')
  const server = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end('<!doctype html><title>empty</title><a href=/orders>0 orders to confirm</a>'))
  server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port + '/'))`
const openOnly = new URL('./open-database.ts', import.meta.url).pathname

/** A Node process; gives the first line it prints. */
async function runNode(args: string[]) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  return { child, line }
}

const millisecondsOf = async (work: () => Promise<unknown>) => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Until the page says what needs someone now; an empty page says the same at once. */
const showsToday = async (context: BrowserContext, url: string) => {
  const page = await context.newPage()
  await page.goto(url, { waitUntil: 'commit' })
  await page.getByRole('link', { name: 'orders to confirm' }).waitFor()
  await page.close()
}

async function emptyStart(browser: Browser): Promise<number> {
  const context = await browser.newContext()
  let end = () => true
  const ms = await millisecondsOf(async () => {
    const { child, line } = await runNode(['--input-type=module', '--eval', emptyPage])
    end = () => child.kill()
    await showsToday(context, line)
  })
  end()
  await context.close()
  return ms
}

async function databaseOpening(dir: string): Promise<number> {
  const { child, line } = await runNode([openOnly, dir])
  if (child.exitCode === null) await once(child, 'exit')
  return Number(line)
}

it('start to usable screen', async () => {
  const host = await startHost()
  const rpc = rpcClient(host.url)
  await rpc.call('setup/choose', { start: 'empty' })
  const owner = {
    farmName: 'Farm',
    firstName: 'Ana',
    lastName: 'Reyes',
    email: 'ana@farm.test',
    password: 'Kabute-2026',
  }
  await until('the farm is open', async () => (await rpc.call('setup/createOwner', owner)).status === 200, 60_000)
  const browser = await chromium.launch(chromiumPath === undefined ? {} : { executablePath: chromiumPath })
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(host.url)
  await page.getByLabel('Email').fill(owner.email)
  await page.getByLabel('Password', { exact: true }).fill(owner.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('link', { name: 'orders to confirm' }).waitFor()
  await page.close()

  const times = { ours: [] as number[], empty: [] as number[], database: [] as number[] }
  for (let round = 0; round < rounds; round += 1) {
    await host.stop()
    times.database.push(await databaseOpening(`${host.dataDir}/farm/db`))
    times.empty.push(await emptyStart(browser))
    times.ours.push(
      await millisecondsOf(async () => {
        await host.start()
        await showsToday(context, host.url)
      }),
    )
  }
  const [oursMs, emptyMs, databaseMs] = [median(times.ours), median(times.empty), median(times.database)].map(
    Math.round,
  ) as [number, number, number]
  expect(oursMs).toBeGreaterThan(0)
  report({
    bench: 'start/browser',
    ratio: oursMs / (emptyMs + databaseMs),
    of: 'ms to usable screen / empty page + opening the database',
    aim: '≤ 1.5',
    oursMs,
    emptyMs,
    databaseMs,
  })
  await browser.close()
  await host.remove()
})
