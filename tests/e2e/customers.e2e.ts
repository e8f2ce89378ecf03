import { expect, test } from './desk.ts'

const customer = { firstName: 'Mia', lastName: 'Cruz', phoneNumber: '0917 555 0142', email: '' }
const home = {
  ...{ type: 'shipping', firstName: 'Mia', lastName: 'Cruz', company: '', street1: '12 Sampaguita St' },
  ...{ street2: '', city: 'Legazpi', state: 'Albay', postalCode: '4500', country: 'Philippines' },
  ...{ phoneNumber: '', isDefault: true },
}
type Card = { customer: { id: string; updatedAt: Date }; addresses: { id: string; updatedAt: Date }[] }

test('two who edit one customer and one address: the second is told who changed what and keeps what was typed', async ({
  desk,
}) => {
  const { window } = desk
  await desk.firstRun()
  const { id } = ((await desk.call('customers.create', customer)) as Card).customer
  await desk.call('customers.saveAddress', { customerId: id, known: null, address: home })
  await window.getByRole('link', { name: 'Customers' }).click()
  await window.getByRole('row', { name: /Mia Cruz/ }).click()
  const panel = window.getByRole('complementary', { name: 'Mia Cruz' })
  const told = window.getByRole('alert')

  await panel.getByRole('button', { name: 'Change 12 Sampaguita St' }).click()
  const dialog = window.getByRole('dialog')
  await dialog.getByLabel('City or town').fill('Tabaco')
  const read = (await desk.call('customers.card', { id })) as Card
  const [known] = read.addresses
  if (!known) throw new Error('no address')
  const theirs = { ...home, street2: 'Beside the chapel', city: 'Daraga' }
  const { updatedAt } = known
  await desk.call('customers.saveAddress', { customerId: id, known: { id: known.id, updatedAt }, address: theirs })
  await dialog.getByRole('button', { name: 'Save address' }).click()
  await expect(told).toContainText('changed this customer meanwhile. What you typed is kept.')
  await expect(told).toContainText('Changed meanwhile: Landmark and City or town.')
  await expect(dialog.getByLabel('City or town')).toHaveValue('Tabaco')
  await expect(dialog.getByLabel('Landmark')).toHaveValue('Beside the chapel')
  await told.getByRole('button', { name: 'Take theirs' }).click()
  await expect(dialog.getByLabel('City or town')).toHaveValue('Daraga')
  await dialog.getByLabel('City or town').fill('Tabaco')
  await dialog.getByRole('button', { name: 'Save address' }).click()
  await expect(panel.getByText('Tabaco 4500')).toBeVisible()

  await panel.getByRole('button', { name: 'Edit', exact: true }).click()
  await dialog.getByLabel('First name').fill('Maria')
  await desk.call('customers.update', { ...customer, id, lastName: 'Santos', updatedAt: read.customer.updatedAt })
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(told).toContainText('Changed meanwhile: Last name.')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(window.getByRole('complementary', { name: 'Maria Santos' })).toBeVisible()
})
