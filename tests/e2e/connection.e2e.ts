import { expect, test } from './desk.ts'

const lost = /connection to mash/i

test('the page survives a power cut of the host and goes on by itself', async ({ desk }) => {
  await desk.firstRun()
  await expect(desk.window.getByRole('heading', { name: 'Chambers' })).toBeVisible()

  await desk.host.kill9()
  await expect(desk.window.getByText(lost)).toBeVisible()
  await desk.host.start()
  await expect(desk.window.getByText(lost)).toBeHidden({ timeout: 20_000 })
  await expect(desk.window.getByRole('heading', { name: 'Chambers' })).toBeVisible()
  // The page is drawn from what it knew; the database is still being opened again behind it.
  const me = () => desk.call('identity.me').catch(() => null)
  await expect.poll(me, { timeout: 30_000 }).toMatchObject({ email: 'ana@example.org' })
})

test('streams run as the person who signed in, without the page being loaded anew', async ({ desk }) => {
  const sockets: string[] = []
  desk.window.on('websocket', (socket) => {
    sockets.push(socket.url())
    socket.on('framereceived', ({ payload }) => {
      if (String(payload).includes('UNAUTHORIZED')) sockets.push('UNAUTHORIZED')
    })
  })
  await desk.firstRun()
  // Away from the page first: what it hears of the sign-out is another story.
  await desk.window.goto('about:blank')
  await desk.call('identity.signOut')
  sockets.length = 0
  await desk.window.goto(desk.host.url)
  await expect.poll(() => sockets.length).toBe(1)
  sockets.length = 0
  await desk.window.getByLabel(/e-?mail/i).fill('ana@example.org')
  await desk.window.getByLabel('Password', { exact: true }).fill('Kabute-2026')
  await desk.window.getByRole('button', { name: 'Sign in' }).click()
  await expect(desk.window.getByRole('heading', { name: 'Chambers' })).toBeVisible()
  // One socket more, opened with the new cookie; nothing was asked over the old one as nobody.
  expect(sockets).toEqual([`${desk.host.url.replace('http', 'ws')}stream`])
})
