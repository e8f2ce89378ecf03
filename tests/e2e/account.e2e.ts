import { mailLogin } from '../support/mail.ts'
import { startOpenidProvider } from '../support/openid-provider.ts'
import { settingsFor } from '../support/provider-desk.ts'
import { codeIn, startSmtpSink, tokenIn } from '../support/smtp-sink.ts'
import { expect, owner, test } from './desk.ts'

test('the time zone is kept and followed, and too many wrong passwords shut the PIN for a while', async ({ desk }) => {
  const { window, host } = desk
  await desk.firstRun()
  await window.goto(`${host.url}account/preferences`)
  await expect(window.getByRole('button', { name: /Asia\/Manila/ })).toBeVisible()
  await window.getByRole('button', { name: /Asia\/Manila/ }).click()
  await window.keyboard.type('Asia/Tokyo')
  await window.keyboard.press('Enter')
  await expect.poll(() => desk.call('identity.me')).toMatchObject({ preferences: { timezone: 'Asia/Tokyo' } })
  await window.reload()
  await expect(window.getByRole('button', { name: /Asia\/Tokyo/ })).toBeVisible()
  // Every screen follows it: this session began an hour later by Tokyo's clock than by Manila's.
  const [session] = (await desk.call('account.sessions')) as { createdAt: Date }[]
  const clock = { timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  await window.goto(`${host.url}account/sessions`)
  const began = new Intl.DateTimeFormat('en', clock).format(session?.createdAt)
  await expect(window.getByText(`since`).first()).toContainText(began)

  await window.goto(`${host.url}account/pin`)
  await window.getByLabel('Your password now').fill('Kabute-2027')
  await window.getByLabel('New PIN').fill('5824')
  for (let wrong = 1; wrong <= 6; wrong += 1) {
    const answered = window.waitForResponse((response) => response.url().endsWith('/account/setPin'))
    await window.getByRole('button', { name: 'Set PIN' }).click()
    await answered
  }
  await expect(window.getByText('Too many wrong tries.')).toBeVisible()
  await expect(window.getByText(/Try again in (29|30) min/)).toBeVisible()
})

test('who could not come back is reminded on Today, until there is a way', async ({ desk }) => {
  const { window, host } = desk
  await desk.firstRun()
  const reminder = window.getByRole('link', { name: /^If you forget your password, there is no way back in/ })
  await reminder.click()
  await expect(window).toHaveURL(/account\/secondFactor$/)
  await window.getByRole('button', { name: 'Make a sheet' }).click()
  await window.getByRole('button', { name: 'It is in a safe place' }).click()
  await expect(window.getByText('You have a sheet')).toBeVisible()
  await window.goto(host.url)
  await expect(window.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible()
  await expect(window.getByRole('link', { name: /0 orders to confirm/ })).toBeVisible()
  await expect(reminder).toHaveCount(0)
})

test('a new email waits for its code; the long code counts at the sign-in too', async ({ desk }) => {
  const { window, host } = desk
  const sink = await startSmtpSink({ security: 'starttls', login: mailLogin })
  try {
    await desk.firstRun()
    await desk.call('mail.save', {
      host: 'localhost',
      port: sink.port,
      security: 'starttls',
      ...mailLogin,
      from: 'farm@example.org',
      fromName: '',
      ca: sink.ca,
    })
    await window.goto(`${host.url}account/profile`)
    await window.getByRole('button', { name: 'Change email' }).click()
    await window.getByLabel('New email').fill('ana.reyes@example.org')
    await window.getByRole('button', { name: 'Change and send a code' }).click()
    await expect(window.getByText(`waits for its code; until then ${owner.email} counts`)).toBeVisible()
    await expect(window.getByText('A mail with a code is on its way to ana.reyes@example.org.')).toBeVisible()
    await window.getByLabel('Code from the mail').fill('12345')
    await window.keyboard.press('Enter')
    await expect(window.getByText('The 6 digits, or all 64 letters and digits of the long code.')).toBeVisible()
    await expect(window.getByRole('button', { name: 'Send another code' })).toBeVisible()
    await expect.poll(() => sink.mails.length, { timeout: 30_000 }).toBe(1)
    const token = tokenIn(sink.mails[0])

    await desk.call('identity.signOut')
    await window.goto(host.url)
    await window.getByRole('button', { name: 'I have a code to verify an address' }).click()
    await window.getByLabel('Long code').fill(codeIn(sink.mails[0]))
    await window.keyboard.press('Enter')
    await expect(window.getByText('The 6 digits go into My account')).toBeVisible()
    await window.getByLabel('Long code').fill(` ${token}\n`)
    await window.keyboard.press('Enter')
    await expect(window.getByText('ana.reyes@example.org is verified. You can sign in with it.')).toBeVisible()
    await desk.call('identity.signIn', { login: 'ana.reyes@example.org', password: owner.password, stay: false })
    expect(await desk.call('identity.me')).toMatchObject({ email: 'ana.reyes@example.org', pendingEmail: null })
  } finally {
    await sink.remove()
  }
})

test('whoever may only look at the settings can neither type nor send them', async ({ desk }) => {
  const { window, host } = desk
  await desk.firstRun()
  const cora = { email: 'cora@example.org', username: '', firstName: 'Cora', lastName: 'Lim', phoneNumber: '' }
  const made = await desk.call('people.create', { ...cora, role: 'ADMIN' })
  const { code } = (made as { invitation: { code: string } }).invitation
  await desk.call('identity.signOut')
  const password = 'Bagong-Sibol-1'
  await desk.call('identity.reset', { login: cora.email, code, password })
  await desk.call('identity.signIn', { login: cora.email, password, stay: false })

  const sent: string[] = []
  window.on('request', (request) => {
    if (/\/rpc\/(settings\/saveBroker|mail\/save|config\/set)/.test(request.url())) sent.push(request.url())
  })
  for (const [part, field] of [
    ['broker', 'Address'],
    ['mail', 'Mail server'],
  ] as const) {
    await window.goto(`${host.url}settings/${part}`)
    const input = window.getByLabel(field, { exact: true })
    await expect(input).toHaveAttribute('readonly', '')
    await expect(window.getByText('You may look, but not change these.')).toBeVisible()
    await expect(window.getByRole('button', { name: /^Save/ })).toHaveCount(0)
    await input.focus()
    await window.keyboard.press('Enter')
    await window.keyboard.press('F9')
  }
  await window.goto(`${host.url}settings/rules`)
  await expect(window.getByText('You may look, but not change these.')).toBeVisible()
  await expect(window.locator('.farm-rules-row input:enabled')).toHaveCount(0)
  expect(sent).toEqual([])
})

test('a sign-in elsewhere is linked from My account, after a no and a change of mind', async ({ desk, context }) => {
  const { window, host } = desk
  const provider = await startOpenidProvider()
  try {
    await desk.firstRun()
    await desk.call('providers.save', settingsFor(provider))
    await window.goto(`${host.url}account/linked`)
    await expect(window.getByText('Nothing is linked')).toBeVisible()
    const link = window.getByRole('button', { name: 'Link Farm accounts', exact: true })

    provider.person(null)
    await link.click()
    await expect(window.getByText('You, or the provider, said no.')).toBeVisible()
    await window.getByRole('button', { name: 'Close' }).click()

    // A provider that never answers: its page stays open, and the person gives up.
    await context.route(`${provider.issuer}/**`, (route) => route.abort())
    await link.click()
    await expect(window.getByText('Go on in the browser, at Farm accounts.')).toBeVisible()
    await window.getByRole('button', { name: 'Cancel' }).click()
    await context.unroute(`${provider.issuer}/**`)

    provider.person({ sub: 'ana', email: 'ana@elsewhere.test', email_verified: true })
    await link.click()
    const row = window.getByRole('listitem').filter({ hasText: 'ana@elsewhere.test' })
    await expect(row.getByText('still good')).toBeVisible()
    await expect(link).toBeHidden()
    await row.getByRole('button', { name: 'Unlink Farm accounts' }).click()
    await window.getByRole('alertdialog').getByRole('button', { name: 'Unlink' }).click()
    await expect(link).toBeVisible()
  } finally {
    await provider.stop()
  }
})
