import { type Postgres, startPostgres } from '../support/postgres.ts'
import { expect, owner, test } from './desk.ts'

let postgres: Postgres
test.beforeAll(async () => {
  postgres = await startPostgres()
  await postgres.createDatabase('bukid')
})
test.afterAll(() => postgres.remove())

test('a desktop joins the farm’s database by its address, and goes on when that is away for a while', async ({
  desk,
}) => {
  const { window } = desk
  await window.getByText('Join our farm’s database').click()
  const address = window.getByRole('textbox', { name: 'Connection address' })
  await address.fill(postgres.url('no_such_farm'))
  await address.blur()
  const steps = window.getByRole('list', { name: 'Steps of the test' })
  await expect(steps).toContainText('no_such_farm')
  await expect(window.getByRole('button', { name: 'Join this farm' })).toBeDisabled()

  await address.fill(postgres.url('bukid'))
  await address.blur()
  await expect(window.getByRole('button', { name: 'Join this farm' })).toBeEnabled()
  await window.keyboard.press('F9')
  await window.getByLabel('Name of the farm').fill(owner.farmName, { timeout: 60_000 })
  await window.getByLabel('First name').fill(owner.firstName)
  await window.getByLabel('Last name').fill(owner.lastName)
  await window.getByLabel('Email').fill(owner.email)
  await window.getByLabel('Password', { exact: true }).fill(owner.password)
  await window.getByRole('button', { name: 'Create account and open the farm' }).click()
  await expect(window.getByRole('heading', { name: 'Chambers' })).toBeVisible()
  expect(await postgres.sql('bukid', 'SELECT email FROM users WHERE role = $1', ['SUPER_ADMIN'])).toEqual([
    { email: owner.email },
  ])

  const pill = window.getByRole('link', { name: /^Database/ })
  await expect(pill).toContainText('ok')
  await postgres.stop()
  await expect(pill).toContainText('not reached', { timeout: 30_000 })
  await expect(window.getByRole('heading', { name: 'Chambers' })).toBeVisible()
  await postgres.start()
  await expect(pill).toContainText('ok', { timeout: 60_000 })
})
