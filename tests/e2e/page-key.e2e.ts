import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright'
import { newPageKey, pageHeaders } from '../support/page-key.ts'
import { expect, owner, test } from './desk.ts'

const today = (page: Page) => page.getByRole('heading', { name: 'Today', level: 1 })
const signInHeading = (page: Page) => page.getByRole('heading', { name: /^Sign in/ })

/** Another program on this computer, with a page of its own: what browsers send it. */
async function otherProgram() {
  const asked: IncomingMessage['headers'][] = []
  const server = createServer((request, response) => {
    asked.push(request.headers)
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Another</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, asked, close: () => server.close() }
}

test('who stays signed in is, through a reload, in a second tab, and after both were started anew', async ({
  desk,
  browser,
  context,
}) => {
  const { window, host } = desk
  await desk.firstRun()
  await expect(today(window)).toBeVisible()
  await desk.call('identity.signIn', { login: owner.email, password: owner.password, stay: true })
  await window.reload()
  await expect(today(window)).toBeVisible()
  const second = await context.newPage()
  await second.goto(host.url)
  await expect(today(second)).toBeVisible()

  const { cookies, origins } = await context.storageState()
  await host.restart()
  // A browser that was closed has forgotten what was for its time alone.
  const kept = cookies.filter(({ expires }) => expires > 0)
  const later = await browser.newContext({ storageState: { cookies: kept, origins } })
  const again = await later.newPage()
  await again.goto(host.url)
  await expect(today(again)).toBeVisible({ timeout: 30_000 })

  const elsewhere = await browser.newContext({ storageState: { cookies: kept, origins: [] } })
  const thief = await elsewhere.newPage()
  await thief.goto(host.url)
  await expect(signInHeading(thief)).toBeVisible()
  await elsewhere.close()
  await later.close()
})

test('another program on this computer gets the cookie, and nothing by it', async ({ desk, context }) => {
  const { window, host } = desk
  await desk.firstRun()
  await expect(today(window)).toBeVisible()
  const other = await otherProgram()
  const page = await context.newPage()
  await page.goto(other.url)
  const cookie = other.asked[0]?.cookie ?? ''
  expect(cookie).toContain('mash_session_')
  const origin = host.url.slice(0, -1)
  const stolen = await fetch(`${origin}/rpc/identity/me`, {
    method: 'POST',
    headers: { ...pageHeaders(origin, newPageKey()), cookie },
    body: '{}',
  })
  expect(await stolen.json()).toMatchObject({ json: null })
  // Its page may ask as often as it likes: the answer is not for it, and the call was not let in.
  const status = await page.evaluate(
    (url) =>
      fetch(url, { method: 'POST', credentials: 'include', headers: { 'x-csrf-token': 'orpc' } }).then(
        () => 'read',
        () => 'refused',
      ),
    `${origin}/rpc/identity/signOut`,
  )
  expect(status).toBe('refused')
  await window.reload()
  await expect(today(window)).toBeVisible()
  other.close()
})
