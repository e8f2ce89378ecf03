import { mailLogin } from '../support/mail.ts'
import { codeIn, startSmtpSink } from '../support/smtp-sink.ts'
import { expect, owner, test } from './desk.ts'

test('the owner sets up mail, and gets back in by a code after the password is forgotten', async ({ desk }) => {
  const { window } = desk
  const sink = await startSmtpSink({ security: 'starttls', login: mailLogin })
  try {
    await desk.firstRun()
    await window.goto(`${desk.host.url}settings/mail`)
    await expect(window.getByText('Mail is not set up')).toBeVisible()
    await window.getByLabel('Mail server').fill('localhost')
    await window.getByLabel('Port', { exact: true }).fill(String(sink.port))
    await window.getByLabel('User name').fill(mailLogin.username)
    await window.getByLabel('Password', { exact: true }).fill('not this one')
    await window.getByLabel('Sender’s address').fill('farm@example.org')
    await window.getByLabel('Certificate of your own authority (PEM)').fill(sink.ca)

    const steps = window.getByRole('list', { name: 'Steps of the mail test' })
    await window.getByRole('button', { name: 'Send a test mail' }).click()
    await expect(steps).toContainText('The server does not accept this user name and password.')
    await window.getByLabel('Password', { exact: true }).fill(mailLogin.password)
    await window.getByRole('button', { name: 'Send a test mail' }).click()
    await expect(steps).toContainText(`on its way to ${owner.email}`)
    expect(sink.mails[0]?.text).toContain('This is the test mail of Bukid Kabute.')

    await window.getByRole('button', { name: /^Save/ }).click()
    await expect(window.getByText('Mail settings saved')).toBeVisible()
    await expect(window.getByText('This desktop sends')).toBeVisible()

    await desk.call('identity.signOut')
    await desk.call('identity.askReset', { login: owner.email })
    await expect.poll(() => sink.mails.length, { timeout: 30_000 }).toBe(2)
    const password = 'Bagong-Sibol-1'
    await desk.call('identity.reset', { login: owner.email, code: codeIn(sink.mails[1]), password })
    await window.goto(desk.host.url)
    await window.getByLabel('Email or user name').fill(owner.email)
    await window.getByLabel('Password', { exact: true }).fill(password)
    await window.getByRole('button', { name: 'Sign in' }).click()
    await expect(window.getByRole('heading', { name: 'Chambers' }).first()).toBeVisible()
  } finally {
    await sink.remove()
  }
})
