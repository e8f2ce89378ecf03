import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect, owner, test } from './desk.ts'
import { screens } from './screens.ts'

/** What axe calls serious or critical, with the places, so that a failure says what to mend. */
async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}`))
}

for (const theme of ['light', 'dark'] as const) {
  test(`no screen has a serious fault, ${theme}`, async ({ desk }) => {
    test.setTimeout(600_000) // forty screens, each looked at whole: a busy machine takes its time
    const { window, host } = desk
    await window.emulateMedia({ colorScheme: theme })
    await window.getByText('Try with a demo farm').click()
    expect(await seriousFaults(window)).toEqual([])
    await desk.firstRun('demo')
    await expect(window.getByText('Calamba House 1')).toBeVisible({ timeout: 30_000 })
    expect(await seriousFaults(window)).toEqual([])
    await window.getByRole('link', { name: /Calamba House 1/ }).click()
    await expect(window.getByRole('img', { name: /Now/ })).toBeVisible()
    expect(await seriousFaults(window)).toEqual([])
    for (const path of screens) {
      await window.goto(host.url + path)
      await expect(window.getByRole('main')).toBeVisible()
      expect(await seriousFaults(window), path).toEqual([])
    }
    await desk.call('account.setPin', { password: owner.password, pin: '5824' })
    await window.reload()
    await expect(window.getByRole('button', { name: /^Ana Reyes/ })).toBeVisible()
    await window.keyboard.press('Control+l')
    await expect(window.getByRole('dialog', { name: 'Locked' })).toBeVisible()
    expect(await seriousFaults(window), 'lock').toEqual([])
    await window.goto('about:blank')
    await desk.call('identity.signOut')
    await window.goto(host.url)
    await expect(window.getByRole('button', { name: 'Sign in' })).toBeVisible()
    await expect(window.getByRole('button', { name: /Ana Reyes/ })).toBeVisible()
    expect(await seriousFaults(window), 'sign-in').toEqual([])
    await window.getByRole('button', { name: /Ana Reyes/ }).click()
    await expect(window.getByLabel('PIN', { exact: true })).toBeVisible()
    expect(await seriousFaults(window), 'PIN').toEqual([])
    await window.getByRole('button', { name: 'Back', exact: true }).click()
    await window.getByRole('button', { name: 'Forgot password' }).click()
    expect(await seriousFaults(window), 'forgot').toEqual([])
    await window.getByRole('button', { name: 'I have a code' }).click()
    expect(await seriousFaults(window), 'reset').toEqual([])
  })
}
