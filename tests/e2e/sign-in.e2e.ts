import type { Page } from 'playwright'
import { codeAt } from '../support/authenticator.ts'
import { type Desk, expect, owner, test } from './desk.ts'

/** Types where the focus is, as a person without a mouse does. */
async function signInByKeyboard(page: Page, password: string): Promise<void> {
  await expect(page.getByLabel('Email or user name')).toBeFocused()
  await page.keyboard.type(owner.email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
}

async function signOut(desk: Desk): Promise<void> {
  const { window, host } = desk
  await window.goto('about:blank')
  await desk.call('identity.signOut')
  await window.goto(host.url)
  await expect(window.getByRole('heading', { name: /^Sign in/ })).toBeVisible()
}

const today = (page: Page) => page.getByRole('heading', { name: 'Today', level: 1 })

/** A code counts once: the next one is waited for by asking for that of the coming half minute, which is taken too. */
const nextCode = (secret: string) => codeAt(secret, new Date(Date.now() + 30_000))

test('the owner adds a second factor and signs in with it', async ({ desk }) => {
  const { window, host } = desk
  await desk.firstRun()
  await window.goto(`${host.url}account/secondFactor`)
  await window.getByRole('button', { name: 'Set up an authenticator' }).click()

  // The session is fresh from the first run; the proof is asked for when its ten minutes are over.
  const secretText = window.locator('output')
  const proof = window.getByRole('dialog', { name: 'Is it you?' })
  await expect(secretText.or(proof)).toBeVisible()
  if (await proof.isVisible()) {
    await window.keyboard.type('Kabute-2027')
    await window.keyboard.press('Enter')
    await expect(proof.getByText('Not the password of your account.')).toBeVisible()
    await window.keyboard.type(owner.password)
    await window.keyboard.press('Enter')
  }
  await expect(window.getByRole('img', { name: 'QR code for your authenticator' })).toBeVisible()
  const secret = (await secretText.innerText()).replaceAll(' ', '')

  const wrong = codeAt(secret, new Date(Date.now() - 3_600_000))
  await window.getByLabel('6-digit code').fill(wrong)
  await expect(window.getByText('Not the code of this moment.')).toBeVisible()
  await window.getByLabel('6-digit code').pressSequentially(codeAt(secret, new Date()))

  const dialog = window.getByRole('dialog', { name: 'Your backup codes' })
  await expect(dialog.getByRole('listitem')).toHaveCount(10)
  const backup = await dialog.getByRole('listitem').first().innerText()
  await expect(dialog.getByRole('button', { name: 'Done' })).toBeDisabled()
  await dialog.getByText('I have kept them in a safe place').click()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(window.getByText('10 left')).toBeVisible()

  await signOut(desk)
  await signInByKeyboard(window, owner.password)
  await expect(window.getByRole('heading', { name: 'One more step' })).toBeVisible()
  await window.keyboard.type(nextCode(secret))
  await expect(today(window)).toBeVisible()

  await signOut(desk)
  await signInByKeyboard(window, owner.password)
  await window.getByRole('button', { name: 'Use a backup code' }).click()
  await window.getByLabel('Backup code').fill(backup)
  await window.keyboard.press('Enter')
  await expect(today(window)).toBeVisible()
  await window.goto(`${host.url}account/secondFactor`)
  await expect(window.getByText('9 left')).toBeVisible()
})

/** The page locks at once; the host hears of it a moment later. */
const answerOf = (desk: Desk) =>
  desk.call('chambers.list').then(
    () => 'chambers',
    (error: unknown) => String(error),
  )

test('the desk is locked by keyboard, stays locked through a reload, and keeps the draft', async ({ desk }) => {
  const { window, host } = desk
  await desk.firstRun()
  await window.goto(`${host.url}account/profile`)
  await window.getByLabel('User name').fill('ana_reyes')
  await window.keyboard.press('Control+l')

  const lock = window.getByRole('dialog', { name: 'Locked' })
  await expect(lock).toBeVisible()
  // Neither to be read nor to be found by assistive technology.
  await expect(window.getByLabel('User name')).toBeHidden()
  await expect(window.getByRole('link', { name: 'Chambers' })).toHaveCount(0)
  await expect.poll(() => answerOf(desk)).toContain('LOCKED')

  await window.reload()
  await expect(lock).toBeVisible()
  await expect(lock.getByLabel('Password', { exact: true })).toBeFocused()
  await window.keyboard.type('Kabute-2027')
  await window.keyboard.press('Enter')
  await expect(lock.getByText('Not the password of your account.')).toBeVisible()
  await window.keyboard.type(owner.password)
  await window.keyboard.press('Enter')
  await expect(lock).toBeHidden()
  await expect(window.getByLabel('User name')).toHaveValue('ana_reyes')
  await expect(window.getByRole('link', { name: /^Chambers/ })).toBeVisible()
})

test('a second window notices the lock and the unlocking; what runs goes on', async ({ desk, context }) => {
  const { window, host } = desk
  await desk.firstRun()
  const other = await context.newPage()
  await other.goto(`${host.url}chambers`)
  await expect(other.getByRole('heading', { name: 'Chambers', level: 1 })).toBeVisible()
  await window.keyboard.press('Control+l')
  const cover = other.getByRole('dialog', { name: 'Locked' })
  await expect(cover).toBeVisible()
  await window.keyboard.type(owner.password)
  await window.keyboard.press('Enter')
  await expect(today(window)).toBeVisible()
  await expect(cover).toBeHidden()
  await expect(other.getByRole('link', { name: /^Chambers/ })).toBeVisible()
  await other.close()
})

test('a PIN is set, unlocks the desk, and brings its person back', async ({ desk }) => {
  const { window, host } = desk
  await desk.firstRun()
  await window.goto(`${host.url}account/pin`)
  await window.getByLabel('Your password now').fill(owner.password)
  await window.getByLabel('New PIN').fill('1234')
  await window.getByRole('button', { name: 'Set PIN' }).click()
  await expect(window.getByText('Too easy to guess.')).toBeVisible()
  await window.getByLabel('New PIN').fill('5824')
  await window.getByRole('button', { name: 'Set PIN' }).click()
  await expect(window.getByText('You have a PIN')).toBeVisible()

  await window.keyboard.press('Control+l')
  const lock = window.getByRole('dialog', { name: 'Locked' })
  await expect(lock.getByLabel('PIN', { exact: true })).toBeFocused()
  await window.keyboard.type('5825')
  await window.keyboard.press('Enter')
  await expect(lock.getByText(/Not your PIN\. \d tries left\./)).toBeVisible()
  // The digits as buttons, for a hand on the mouse.
  for (const digit of ['5', '8', '2', '4']) await lock.getByRole('button', { name: digit, exact: true }).click()
  await lock.getByRole('button', { name: 'Unlock' }).click()
  await expect(lock).toBeHidden()
})

test('wrong tries shut the sign-in and say for how long', async ({ desk }) => {
  const { window } = desk
  await desk.firstRun()
  await signOut(desk)
  await signInByKeyboard(window, 'Kabute-2027')
  await expect(window.getByText('Not an account and password that belong together.')).toBeVisible()
  await expect(window.getByLabel('Email or user name')).toHaveValue(owner.email)
  for (let wrong = 2; wrong <= 6; wrong += 1) {
    // A press while the last try is still under way is none.
    await expect(window.getByRole('button', { name: 'Sign in' })).not.toHaveAttribute('aria-disabled', 'true')
    const answered = window.waitForResponse((response) => response.url().endsWith('/identity/signIn'))
    await window.keyboard.press('Enter')
    await answered
  }
  await expect(window.getByText('Too many wrong tries.')).toBeVisible()
  await expect(window.getByText(/Try again in (29|30) min/)).toBeVisible()
})

test('my sessions are listed, and another one is ended by its device', async ({ desk, browser }) => {
  const { window, host } = desk
  await desk.firstRun()
  const second = await browser.newContext()
  const elsewhere = await second.newPage()
  await elsewhere.goto(host.url)
  await signInByKeyboard(elsewhere, owner.password)
  await expect(today(elsewhere)).toBeVisible()

  await window.goto(`${host.url}account/sessions`)
  await expect(window.getByText('this one')).toBeVisible()
  await window.getByRole('button', { name: /^End session: / }).click()
  const ask = window.getByRole('alertdialog', { name: /^End the session on .*\?/ })
  await ask.getByRole('button', { name: 'End session' }).click()
  await expect(window.getByText(/^Session ended: /)).toBeVisible()
  await expect(elsewhere.getByRole('heading', { name: /^Sign in/ })).toBeVisible()
  await second.close()
})

test.describe('an idle desk', () => {
  test('locks by itself after the farm’s time, and not while somebody works', async ({ desk }) => {
    const { window } = desk
    await desk.firstRun()
    await window.clock.install()
    await window.goto(desk.host.url)
    await expect(today(window)).toBeVisible()
    const lock = window.getByRole('dialog', { name: 'Locked' })
    await window.clock.fastForward('14:00')
    await window.keyboard.press('Shift')
    await window.clock.fastForward('14:00')
    await expect(today(window)).toBeVisible()
    await expect(lock).toBeHidden()
    await window.clock.fastForward('01:30')
    await expect(lock).toBeVisible()
    await expect.poll(() => answerOf(desk)).toContain('LOCKED')
  })
})
