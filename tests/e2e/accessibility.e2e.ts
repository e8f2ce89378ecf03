import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect, test } from './desk.ts'

/** What axe calls serious or critical, with the places, so that a failure says what to mend. */
async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}`))
}

for (const theme of ['light', 'dark'] as const) {
  test(`no screen has a serious fault, ${theme}`, async ({ desk }) => {
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
    for (const path of [
      'chambers/ports',
      'settings/broker',
      'settings/ports',
      'settings/database',
      'settings/mail',
      'settings/look',
      'settings/about',
    ]) {
      await window.goto(host.url + path)
      await expect(window.getByRole('main')).toBeVisible()
      expect(await seriousFaults(window), path).toEqual([])
    }
    await desk.call('identity.signOut')
    await window.reload()
    await expect(window.getByRole('button', { name: 'Sign in' })).toBeVisible()
    expect(await seriousFaults(window)).toEqual([])
  })
}
