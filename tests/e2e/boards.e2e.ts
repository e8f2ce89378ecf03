import { productInput } from '../support/product-input.ts'
import { expect, test } from './desk.ts'

const product = productInput({ priceCentavos: 28_050, shelfLifeDays: 3 })

test('orders move on the board by keyboard, a view brings a filter back, many products change at once', async ({
  desk,
}) => {
  const { window, host } = desk
  await desk.firstRun()
  const ids: string[] = []
  for (const name of ['Enoki', 'Oyster']) {
    const { id } = (await desk.call('products.create', { ...product, name })) as { id: string }
    await desk.call('stock.receive', {
      ...{ productId: id, quantity: 10, harvestedAt: null, sellBy: null, reason: 'harvest', notes: '' },
    })
    ids.push(id)
  }
  const cart = (await desk.call('carts.open', { customerId: null, channel: 'walk-in' })) as { id: string }
  await desk.call('carts.add', { id: cart.id, productId: ids[1], quantity: 2 })
  await desk.call('orders.place', {
    ...{ cartId: cart.id, operationId: crypto.randomUUID(), handOver: 'pickup', neededAt: null, notes: '' },
    ...{ shippingAddress: null, billingAddress: null, discountCentavos: null, shippingCentavos: null, payment: null },
  })

  await window.goto(`${host.url}orders`)
  await window.getByRole('radio', { name: 'Board' }).click()
  const column = (name: string) => window.getByRole('region', { name: new RegExp(`^${name},`) })
  const card = column('Pending')
    .getByRole('button', { name: /Walk-in|000001/ })
    .first()
  await card.focus()
  for (const [move, to] of [
    ['Confirm', 'Confirmed'],
    ['Start processing', 'Processing'],
  ] as const) {
    await window.keyboard.press('m')
    await expect(window.getByRole('menuitem', { name: move })).toBeFocused()
    await window.keyboard.press('Enter')
    const moved = column(to).locator('[data-card]')
    await expect(moved).toHaveCount(1)
    await expect(column(to).getByRole('button', { name: /^Moves of/ })).toBeVisible()
    await expect(moved).toBeFocused()
  }
  // Nothing was paid: the host says no, the card is where it was, and the reason is told.
  await window.keyboard.press('m')
  await window.getByRole('menuitem', { name: 'Hand over to rider' }).press('Enter')
  await expect(window.getByRole('alert')).toContainText('wait for their payment')
  await expect(column('Processing').locator('[data-card]')).toHaveCount(1)
  await expect(column('Shipped').locator('[data-card]')).toHaveCount(0)
  await expect(column('Processing').locator('[data-card]')).toBeFocused()

  // The board is remembered with the person, and a view brings its filter back.
  await window.goto(`${host.url}orders`)
  await expect(column('Processing')).toBeVisible()
  await window.getByRole('radio', { name: 'Table' }).click()
  await window.getByRole('button', { name: 'Unpaid' }).click()
  await window.getByRole('button', { name: 'Unpaid', exact: true }).and(window.locator('.chip.on')).first().waitFor()
  await window.getByRole('button', { name: 'Channel' }).click()
  await window.getByRole('menuitemradio', { name: 'Walk-in' }).click()
  await window.locator('.list-filters').getByRole('button', { name: 'Views' }).click()
  await window.getByRole('menuitem', { name: 'Save this view…' }).click()
  await window.getByRole('dialog').getByLabel('Name').fill('Owed at the counter')
  await window.keyboard.press('Enter')
  await window.getByRole('button', { name: 'Clear all' }).click()
  await expect(window).not.toHaveURL(/unpaid/)
  await window.goBack()
  await expect(window).toHaveURL(/unpaid=true/)
  await window.getByRole('button', { name: 'Clear all' }).click()
  await window.locator('.list-filters').getByRole('button', { name: 'Views' }).click()
  await window.getByRole('menuitem', { name: 'Owed at the counter' }).click()
  await expect(window).toHaveURL(/unpaid=true/)
  await expect(window.getByRole('row', { name: /Walk-in|000001/ })).toBeVisible()

  await window.goto(`${host.url}inventory`)
  await window.getByRole('row', { name: /Enoki/ }).focus()
  await window.keyboard.press('Space')
  await window.keyboard.press('Shift+ArrowDown')
  await expect(window.getByText('2 products marked')).toBeVisible()
  await window.keyboard.press('e')
  const dialog = window.getByRole('dialog')
  await dialog.getByLabel('Up or down by').fill('5')
  await window.keyboard.press('Tab')
  await expect(dialog.getByText('2 change, 0 stay as they are.')).toBeVisible()
  // ₱280.50 and five per cent, to whole pesos.
  await expect(dialog.getByRole('row', { name: /Enoki/ })).toContainText('₱280.50')
  await expect(dialog.getByRole('row', { name: /Enoki/ })).toContainText('₱295.00')
  await dialog.getByRole('button', { name: 'Change 2 products' }).click()
  await expect(dialog).toBeHidden()
  await expect(window.getByRole('row', { name: /Oyster/ })).toContainText('₱295.00')
  await window.getByRole('button', { name: 'Undo' }).click()
  await expect(window.getByRole('row', { name: /Oyster/ })).toContainText('₱280.50')
})
