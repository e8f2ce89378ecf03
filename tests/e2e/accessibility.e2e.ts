import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect, owner, test } from './desk.ts'
import { screens } from './screens.ts'

async function seriousFaults(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page })
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze()
  return violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}`))
}

/**
 * What axe calls serious or critical, with the places, so that a failure says what to mend. Between the themes the
 * colours alone differ, so the dark one is asked for contrast alone.
 */
async function faultsOf(page: Page): Promise<{ light: string[]; dark: string[] }> {
  const light = await seriousFaults(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await seriousFaults(page, ['color-contrast'])
  await page.emulateMedia({ colorScheme: 'light' })
  return { light, dark }
}

const none = { light: [], dark: [] }

test('no screen has a serious fault, in the light theme and in the dark', async ({ desk }) => {
  test.setTimeout(600_000) // forty screens, each looked at whole: a busy machine takes its time
  const { window, host } = desk
  await window.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await window.getByText('Try with a demo farm').click()
  expect(await faultsOf(window)).toEqual(none)
  await desk.firstRun('demo')
  await expect(window.getByText('Calamba House 1')).toBeVisible({ timeout: 30_000 })
  expect(await faultsOf(window)).toEqual(none)
  await window.getByRole('link', { name: /Calamba House 1/ }).click()
  await expect(window.getByRole('img', { name: /Now/ })).toBeVisible()
  expect(await faultsOf(window)).toEqual(none)
  for (const path of screens) {
    await window.goto(host.url + path)
    await expect(window.getByRole('main')).toBeVisible()
    expect(await faultsOf(window), path).toEqual(none)
  }
  await desk.call('account.setPin', { password: owner.password, pin: '5824' })
  await window.reload()
  await expect(window.getByRole('button', { name: /^Ana Reyes/ })).toBeVisible()
  await window.keyboard.press('Control+l')
  await expect(window.getByRole('dialog', { name: 'Locked' })).toBeVisible()
  expect(await faultsOf(window), 'lock').toEqual(none)
  await window.goto('about:blank')
  await desk.call('identity.signOut')
  await window.goto(host.url)
  await expect(window.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await expect(window.getByRole('button', { name: /Ana Reyes/ })).toBeVisible()
  expect(await faultsOf(window), 'sign-in').toEqual(none)
  await window.getByRole('button', { name: /Ana Reyes/ }).click()
  await expect(window.getByLabel('PIN', { exact: true })).toBeVisible()
  expect(await faultsOf(window), 'PIN').toEqual(none)
  await window.getByRole('button', { name: 'Back', exact: true }).click()
  await window.getByRole('button', { name: 'Forgot password' }).click()
  expect(await faultsOf(window), 'forgot').toEqual(none)
  await window.getByRole('button', { name: 'I have a code' }).click()
  expect(await faultsOf(window), 'reset').toEqual(none)
})
