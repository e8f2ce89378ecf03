import { mailLogin } from '../support/mail.ts'
import { codeIn, startSmtpSink } from '../support/smtp-sink.ts'
import { expect, owner, test } from './desk.ts'

test('the owner sets up mail, and gets back in by a code and the recovery sheet after the password is forgotten', async ({
  desk,
}) => {
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

    // The page says what is missing, and leads to it.
    await window.goto(`${desk.host.url}account`)
    await window.getByRole('link', { name: 'If you forget your password, there is no way back in.' }).click()
    await window.getByRole('button', { name: 'Make a sheet' }).click()
    const sheet = window.getByRole('dialog', { name: 'Recovery sheet' })
    await expect(sheet).toContainText(`MASH recovery sheet of ${owner.email}`)
    const second = /([A-Z2-9]{5}-){4}[A-Z2-9]{5}/.exec(await sheet.innerText())?.[0] ?? ''
    await sheet.getByRole('button', { name: 'It is in a safe place' }).click()
    await expect(window.getByText('You have a sheet')).toBeVisible()
    await expect(window.getByText('If you forget your password')).toHaveCount(0)

    await desk.call('identity.signOut')
    await window.goto(desk.host.url)
    await window.getByRole('button', { name: 'Forgot password' }).click()
    await window.getByLabel('Email or user name').fill(owner.email)
    await window.getByRole('button', { name: 'Mail me a code' }).click()
    await expect.poll(() => sink.mails.length, { timeout: 30_000 }).toBe(2)
    const password = 'Bagong-Sibol-1'
    await window.getByLabel('6-digit code').fill(codeIn(sink.mails[1]))
    await window.getByLabel('New password').fill(password)
    await expect(window.getByLabel('Second proof')).toHaveCount(0)
    await window.getByRole('button', { name: 'Save the password' }).click()
    await expect(window.getByText('this account asks for a second proof besides')).toBeVisible()
    await window.getByLabel('Second proof').fill(second.toLowerCase())
    await window.getByRole('button', { name: 'Save the password' }).click()
    await expect(window.getByText('Password saved. Sign in with it.')).toBeVisible()
    await window.getByLabel('Email or user name').fill(owner.email)
    await window.getByLabel('Password', { exact: true }).fill(password)
    await window.getByRole('button', { name: 'Sign in' }).click()
    await expect(window.getByRole('heading', { name: 'Chambers' }).first()).toBeVisible()
  } finally {
    await sink.remove()
  }
})
