import type { Browser, Page } from 'playwright'
import { type Desk, expect, owner, test } from './desk.ts'

const ben = { firstName: 'Ben', lastName: 'Cruz', email: 'ben@example.org', password: 'Kabute-2027' }

const today = (page: Page) => page.getByRole('heading', { name: 'Today', level: 1 })
const signInHeading = (page: Page) => page.getByRole('heading', { name: /^Sign in/ })
const rail = (page: Page) => page.getByRole('navigation', { name: 'Screens' })

/** A desk where the proof is fresh asks for none; else the owner's password answers it. */
async function proveIfAsked(page: Page, next: ReturnType<Page['getByText']>): Promise<void> {
  const proof = page.getByRole('dialog', { name: 'Is it you?' })
  await expect(next.or(proof)).toBeVisible()
  if (!(await proof.isVisible())) return
  await page.keyboard.type(owner.password)
  await page.keyboard.press('Enter')
  await expect(next).toBeVisible()
}

async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('Email or user name').fill(login)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(today(page)).toBeVisible()
}

/** Adds Ben on the screen, and gives the code that is shown once. */
async function addBen({ window, host }: Desk): Promise<string> {
  await window.goto(`${host.url}people`)
  await window.getByRole('button', { name: 'Add person' }).click()
  const form = window.getByRole('dialog', { name: 'Add person' })
  await form.getByLabel('First name').fill(ben.firstName)
  await form.getByLabel('Last name').fill(ben.lastName)
  await form.getByLabel('Email').fill(ben.email)
  await form.getByRole('button', { name: /Main role/ }).click()
  await window.getByRole('option', { name: 'Grower' }).click()
  await form.getByRole('button', { name: 'Add and invite' }).click()
  const invitation = window.getByRole('dialog', { name: 'Invitation for Ben Cruz' })
  await proveIfAsked(window, invitation)
  const code = (await invitation.locator('output').innerText()).replaceAll(/\s/g, '')
  expect(code).toMatch(/^\d{6}$/)
  await invitation.getByRole('button', { name: 'Done' }).click()
  return code
}

/** Ben, at a computer of his own, with the code from the paper. */
async function benEnters(browser: Browser, { host }: Desk, code: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await page.goto(host.url)
  await page.getByRole('button', { name: 'Choose your password' }).click()
  await page.getByLabel('Email or user name').fill(ben.email)
  await page.getByLabel('6-digit code').fill(code)
  await page.getByLabel('New password').fill(ben.password)
  await page.getByRole('button', { name: 'Save the password' }).click()
  await expect(page.getByText('Password saved. Sign in with it.')).toBeVisible()
  await signIn(page, ben.email, ben.password)
  return page
}

async function openBen({ window, host }: Desk): Promise<void> {
  await window.goto(`${host.url}people`)
  await window.getByRole('row', { name: /Ben Cruz/ }).click()
}

test('somebody new comes in with a code on paper, and sees what a grower may', async ({ desk, browser }) => {
  await desk.firstRun()
  const page = await benEnters(browser, desk, await addBen(desk))
  await expect(rail(page).getByRole('link', { name: /^Chambers/ })).toBeVisible()
  await expect(rail(page).getByRole('link', { name: 'People' })).toHaveCount(0)
  await page.goto(`${desk.host.url}people`)
  await expect(page.getByText('You may not see the people of the farm.')).toBeVisible()
  await expect(page.getByText('Ana Reyes can give you that right.')).toBeVisible()
  await page.context().close()
})

test('the owner looks as somebody else, changes nothing meanwhile, and leaves', async ({ desk }) => {
  const { window } = desk
  await desk.firstRun('demo')
  await addBen(desk)
  await openBen(desk)
  await window.getByRole('button', { name: 'View as' }).click()
  const banner = window.getByText('You see MASH as Ben Cruz. Nothing can be changed.')
  await expect(banner).toBeVisible()
  await expect(rail(window).getByRole('link', { name: 'People' })).toHaveCount(0)

  await window.getByRole('button', { name: /Ana Reyes/ }).click()
  await window.getByRole('menuitem', { name: 'My account' }).click()
  await window.getByLabel('User name').fill('ana_reyes')
  await window.getByRole('button', { name: /^Save/ }).click()
  await expect(window.getByText('Nothing is changed while you look as somebody else.')).toBeVisible()
  expect(await desk.call('identity.me')).toMatchObject({ username: null })

  await window.getByRole('button', { name: 'Leave this view' }).click()
  await expect(banner).toBeHidden()
  await expect(rail(window).getByRole('link', { name: 'People' })).toBeVisible()
})

test('two people share a desk by their PINs, and the session of the first is over', async ({ desk, browser }) => {
  const { window, host } = desk
  await desk.firstRun()
  const elsewhere = await benEnters(browser, desk, await addBen(desk))
  await elsewhere.context().close()
  await desk.call('account.setPin', { password: owner.password, pin: '5824' })
  await desk.call('identity.signOut')
  await window.goto(host.url)
  await signIn(window, ben.email, ben.password)
  await desk.call('account.setPin', { password: ben.password, pin: '3917' })
  await window.goto(host.url)

  const cookiesOfBen = await window.context().cookies()
  await window.getByRole('button', { name: /Ben Cruz/ }).click()
  await window.getByRole('menuitem', { name: 'Switch person' }).click()
  const dialog = window.getByRole('dialog', { name: 'Switch person' })
  await dialog.getByRole('button', { name: /Ana Reyes/ }).click()
  await expect(dialog.getByLabel('PIN', { exact: true })).toBeFocused()
  await window.keyboard.type('5824')
  await window.keyboard.press('Enter')
  await expect(window.getByRole('button', { name: /Ana Reyes/ })).toBeVisible()
  await expect(rail(window).getByRole('link', { name: 'People' })).toBeVisible()

  // What Ben's session was known by opens nothing any more.
  const late = await browser.newContext()
  await late.addCookies(cookiesOfBen)
  const stale = await late.newPage()
  await stale.goto(host.url)
  await expect(signInHeading(stale)).toBeVisible()
  await late.close()
})

test('whoever is deactivated is out of an open page within two seconds', async ({ desk, browser }) => {
  const { window } = desk
  await desk.firstRun()
  const page = await benEnters(browser, desk, await addBen(desk))
  await openBen(desk)
  await window.getByRole('button', { name: 'More for Ben Cruz' }).click()
  await window.getByRole('menuitem', { name: 'Deactivate…' }).click()
  const ask = window.getByRole('alertdialog', { name: 'Deactivate Ben Cruz?' })
  await ask.getByRole('button', { name: 'Deactivate' }).click()
  await expect(window.getByText('Ben Cruz deactivated')).toBeVisible()
  await expect(signInHeading(page)).toBeVisible({ timeout: 2_000 })
  await page.context().close()
})

test('a dangerous right is marked, asked about before it is given, and the owner’s alone can not be ticked', async ({
  desk,
}) => {
  const { window, host } = desk
  await desk.firstRun()
  await window.goto(`${host.url}people/roles`)
  const tick = window.getByRole('checkbox', { name: 'Grower: users:update' })
  await expect(window.getByRole('row', { name: /users:update/ })).toContainText('dangerous')
  await expect(window.getByRole('checkbox', { name: 'Grower: system:credentials' })).toBeDisabled()
  await tick.click()
  await window.keyboard.press('F9')
  const ask = window.getByRole('alertdialog', { name: 'Give a dangerous right?' })
  await expect(ask).toContainText('Grower: change people')
  await ask.getByRole('button', { name: 'Cancel' }).click()
  await expect(window.getByText('1 change not saved')).toBeVisible()
  await window.keyboard.press('F9')
  await ask.getByRole('button', { name: 'Give it' }).click()
  await expect(window.getByText('1 role saved')).toBeVisible()
  await expect(tick).toBeChecked()
})
