import { expect, owner, test } from './desk.ts'
test.setTimeout(280_000)
test('shots', async ({ desk }) => {
  const { window, host } = desk
  await desk.firstRun('demo')
  const shot = async (name: string) => {
    await window.waitForTimeout(500)
    for (const c of ['light', 'dark'] as const) {
      await window.emulateMedia({ colorScheme: c })
      await window.waitForTimeout(120)
      await window.screenshot({ path: `/tmp/pages/${name}-${c}.png` })
    }
  }
  await desk.call('account.setPin', { password: owner.password, pin: '5824' })
  for (const l of ['en', 'fil']) {
    await desk.call('account.savePreferences', { theme: 'system', language: l })
    for (const p of ['profile', 'password', 'secondFactor', 'pin', 'sessions', 'linked', 'preferences']) {
      await window.goto(host.url + 'account/' + p)
      await window.evaluate((x) => {
        localStorage.setItem('mash.preferences', JSON.stringify({ theme: 'system', language: x }))
      }, l)
      await window.reload()
      await expect(window.getByRole('main')).toBeVisible()
      await shot(`${l}-${p}`)
      if (p === 'secondFactor') {
        await window.locator('.settings-part .btn.pri').click()
        await window.waitForTimeout(900)
        await shot(`${l}-totp`)
      }
    }
    await window.locator('.who').click()
    await shot(`${l}-menu`)
    await window.keyboard.press('Escape')
    await window.keyboard.press('Control+l')
    await shot(`${l}-lock`)
    await desk.call('identity.unlock', { password: owner.password })
  }
  await window.goto('about:blank')
  await desk.call('identity.signOut')
  for (const l of ['en', 'fil']) {
    await window.goto(host.url)
    await window.evaluate((x) => {
      localStorage.setItem('mash.preferences', JSON.stringify({ theme: 'system', language: x }))
    }, l)
    await window.reload()
    await shot(`${l}-signin`)
    await window.locator('.sign-in-links .btn').first().click()
    await shot(`${l}-forgot`)
    await window.locator('.sign-in-links .btn').nth(1).click()
    await shot(`${l}-reset`)
  }
})
