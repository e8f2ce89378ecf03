import { type Desk, expect, test } from './desk.ts'

const people = [
  { firstName: 'Eva', lastName: 'Santos', role: 'GROWER' },
  { firstName: 'Ben', lastName: 'Cruz', role: 'ADMIN' },
]
const callers = [
  { firstName: 'Liza', lastName: 'Ramos', phoneNumber: '+639171230001', email: '' },
  { firstName: 'Marilou', lastName: 'Evangelista', phoneNumber: '+639171230002', email: '' },
]

async function openFarm(desk: Desk): Promise<void> {
  await desk.firstRun()
  for (const each of callers) await desk.call('customers.create', each)
  for (const each of people) {
    const username = each.firstName.toLowerCase()
    await desk.call('people.create', { ...each, username, email: `${username}@farm.test`, phoneNumber: '' })
  }
}

test('Back closes a customer, the search stays with a reload, and a link carries all of it', async ({ desk }) => {
  const { window, host } = desk
  await openFarm(desk)
  await window.goto(`${host.url}customers`)
  const liza = window.getByRole('row', { name: /Liza Ramos/ })
  const marilou = window.getByRole('row', { name: /Marilou Evangelista/ })
  const panel = window.getByRole('complementary', { name: 'Liza Ramos' })
  const search = window.getByRole('searchbox', { name: 'Search customers' })
  await expect(marilou).toBeVisible()

  await search.fill('liza')
  await expect(marilou).toHaveCount(0)
  await liza.click()
  await expect(panel).toBeVisible()
  const link = window.url()

  await window.goBack()
  await expect(panel).toHaveCount(0)
  await expect(marilou).toHaveCount(0)
  await expect(search).toHaveValue('liza')
  await window.goForward()
  await expect(panel).toBeVisible()
  await window.reload()
  await expect(panel).toBeVisible()
  await expect(search).toHaveValue('liza')
  await expect(marilou).toHaveCount(0)

  await window.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
  await window.goBack()
  await expect(panel).toBeVisible()

  await window.goto(`${host.url}customers`)
  await expect(marilou).toBeVisible()
  await window.goto(link)
  await expect(panel).toBeVisible()
  await expect(search).toHaveValue('liza')
})

test('of people a filter is a step, walking from one open row to the next is none', async ({ desk }) => {
  const { window, host } = desk
  await openFarm(desk)
  await window.goto(`${host.url}people`)
  const row = (name: string) => window.getByRole('row', { name: new RegExp(name) })
  const panel = (name: string) => window.getByRole('complementary', { name })
  await expect(row('Eva Santos')).toBeVisible()

  await window.getByRole('radio', { name: 'All', exact: true }).click()
  await expect(row('Liza Ramos')).toBeVisible()
  await window.getByRole('button', { name: 'Any role' }).click()
  await window.getByRole('menuitemradio', { name: 'Grower' }).click()
  await expect(row('Liza Ramos')).toHaveCount(0)
  await row('Eva Santos').click()
  await expect(panel('Eva Santos')).toBeVisible()

  await window.goBack()
  await expect(panel('Eva Santos')).toHaveCount(0)
  await window.goBack()
  await expect(row('Liza Ramos')).toBeVisible()
  await row('Eva Santos').click()
  await row('Ben Cruz').click()
  await expect(panel('Ben Cruz')).toBeVisible()
  await window.goBack()
  await expect(panel('Ben Cruz')).toHaveCount(0)
  await expect(panel('Eva Santos')).toHaveCount(0)
  await expect(row('Liza Ramos')).toBeVisible()
  await window.goForward()
  await expect(panel('Ben Cruz')).toBeVisible()
  await window.reload()
  await expect(panel('Ben Cruz')).toBeVisible()
  await expect(row('Liza Ramos')).toBeVisible()
})
