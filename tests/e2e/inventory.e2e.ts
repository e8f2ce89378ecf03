import { deflateSync } from 'node:zlib'
import type { Route } from '@playwright/test'
import { productInput } from '../support/product-input.ts'
import { expect, test } from './desk.ts'

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const crc = Buffer.alloc(4)
  crc.writeUInt32BE(crc32(body))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  return Buffer.concat([length, body, crc])
}

function crc32(bytes: Buffer): number {
  let crc = 0xffff_ffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb8_8320 : 0)
  }
  return (crc ^ 0xffff_ffff) >>> 0
}

/** A picture of one colour. */
function png(width: number, height: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const rows = Buffer.alloc((width * 3 + 1) * height, 0xb4)
  for (let y = 0; y < height; y += 1) rows[y * (width * 3 + 1)] = 0
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', head),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

test('the owner adds a product, receives ten, writes off two and can sell eight', async ({ desk }) => {
  const { window } = desk
  await desk.firstRun()
  await window.getByRole('link', { name: 'Inventory' }).click()
  await expect(window.getByText('No products yet')).toBeVisible()

  await window.getByRole('link', { name: 'Add product' }).click()
  await window.getByLabel('Name', { exact: true }).fill('Oyster, fresh')
  await window.getByRole('textbox', { name: 'Price', exact: true }).fill('₱1,280.5')
  await window.getByLabel(/Keeps for/).fill('5')
  await window.getByLabel('Low at').fill('3')
  // A reload in the middle loses nothing that was typed.
  await window.getByLabel('Low at').blur()
  await window.reload()
  await expect(window.getByRole('textbox', { name: 'Price', exact: true })).toHaveValue('1,280.50')
  await expect(window.getByLabel('Name', { exact: true })).toHaveValue('Oyster, fresh')
  await window.keyboard.press('F9')

  const row = window.getByRole('row', { name: /Oyster, fresh/ })
  await expect(row).toContainText('₱1,280.50')
  await expect(row).toContainText('Out')

  const panel = window.getByRole('complementary', { name: 'Oyster, fresh' })
  await panel.getByRole('button', { name: 'Receive' }).click()
  const dialog = window.getByRole('dialog')
  const loseAnswer = async (route: Route) => {
    await route.fetch()
    await route.abort()
  }
  await window.route('**/rpc/stock/receive', loseAnswer, { times: 1 })
  await dialog.getByLabel('How many').fill('10')
  await window.keyboard.press('Enter')
  await expect(dialog.getByRole('alert')).toBeVisible()
  // It was done, only the answer was lost. An edited number is another request, and not said to be done.
  await expect(panel.getByText('10 of 10')).toBeVisible()
  await dialog.getByLabel('How many').fill('12')
  await window.keyboard.press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('changed by +10 already')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(row).toContainText(/[45] d left/)

  await panel.getByRole('button', { name: 'Write off' }).click()
  await window.getByRole('dialog').getByLabel('How many').fill('11')
  await window.keyboard.press('Enter')
  await expect(window.getByRole('dialog').getByRole('alert')).toContainText('10 can be taken')
  await window.getByRole('dialog').getByLabel('How many').fill('2')
  await window.keyboard.press('Enter')
  await expect(panel.getByText('8 of 10')).toBeVisible()
  await expect(panel.getByText('Written off −2')).toBeVisible()
  await expect(row.getByRole('gridcell').nth(2)).toHaveText('8')

  await panel.getByRole('button', { name: 'More for Oyster, fresh' }).click()
  await window.getByRole('menuitem', { name: 'Delete…' }).click()
  await window.getByRole('button', { name: 'Delete Oyster, fresh' }).click()
  await expect(row).toHaveCount(0)
  await window.getByRole('button', { name: 'Undo' }).click()
  await expect(row).toBeVisible()
})

test('two who edit one product: the second is told who changed what and keeps what was typed', async ({ desk }) => {
  const { window, host } = desk
  await desk.firstRun()
  const product = productInput({
    ...{ name: 'Shiitake, fresh', priceCentavos: 32_500, unit: 'g', packSize: 500, shelfLifeDays: 7, minStock: 4 },
  })
  const { id } = (await desk.call('products.create', product)) as { id: string }
  await window.goto(`${host.url}inventory/${id}`)
  await window.getByLabel('Name', { exact: true }).fill('Shiitake, fresh, large')
  const { updatedAt } = (await desk.call('products.get', { id })) as { updatedAt: Date }
  await desk.call('products.update', { ...product, id, priceCentavos: 30_000, updatedAt })
  await window.getByRole('button', { name: /Save/ }).click()
  const told = window.getByRole('alert')
  await expect(told).toContainText('changed this product meanwhile. What you typed is kept.')
  await expect(told).toContainText('Changed meanwhile: Price.')
  await expect(window.getByLabel('Name', { exact: true })).toHaveValue('Shiitake, fresh, large')
  await expect(window.getByRole('textbox', { name: 'Price', exact: true })).toHaveValue('300.00')
  await window.getByRole('button', { name: /Save/ }).click()
  await expect(window.getByRole('heading', { level: 1, name: 'Shiitake, fresh, large' })).toBeVisible()

  // A photo as a phone takes it is made smaller before it leaves the page, and shown again.
  const asked = window.waitForRequest((request) => request.url().includes('products/addImage'))
  await window.locator('input[type=file]').setInputFiles({
    name: 'photo.png',
    mimeType: 'image/png',
    buffer: png(2400, 1200),
  })
  const sent = (await asked).postDataJSON() as { json: { bytes: string } }
  expect(Buffer.from(sent.json.bytes, 'base64').subarray(0, 2).toString('hex')).toBe('ffd8')
  const picture = window.getByRole('img', { name: 'Picture 1 of Shiitake, fresh, large' })
  await expect(picture).toBeVisible()
  expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1600)
})

test('a count by keyboard closes with its differences, and categories move by keys', async ({ desk }) => {
  const { window, host } = desk
  await desk.firstRun()
  for (const name of ['Enoki', 'Oyster']) {
    const { id } = (await desk.call('products.create', productInput({ name, shelfLifeDays: 3 }))) as { id: string }
    await desk.call('stock.receive', {
      ...{ productId: id, quantity: 10, harvestedAt: null, sellBy: null, reason: 'harvest', notes: '' },
    })
  }
  await window.goto(`${host.url}inventory/counts`)
  await window.getByRole('button', { name: 'Start count' }).click()
  await window.getByRole('dialog').getByLabel('Note').fill('Before the feast')
  // The power goes: what was typed waits in the same dialog.
  await window.reload()
  await window.getByRole('button', { name: 'Start count' }).click()
  await expect(window.getByRole('dialog').getByLabel('Note')).toHaveValue('Before the feast')
  await expect(window.getByRole('dialog').getByText(/^Restored from/)).toBeVisible()
  await window.getByRole('dialog').getByRole('button', { name: 'Start count' }).click()
  await window.getByLabel('Enoki, counted').fill('10')
  await window.keyboard.press('Enter')
  await expect(window.getByLabel('Oyster, counted')).toBeFocused()
  await window.keyboard.type('7')
  await window.keyboard.press('Enter')
  await expect(window.getByText('2 of 2 counted, 1 differ')).toBeVisible()
  await window.keyboard.press('F9')
  await expect(window.getByRole('dialog')).toContainText('1 product is adjusted.')
  await window.getByRole('dialog').getByRole('button', { name: 'Close count' }).click()
  await expect(window.getByText('Closed', { exact: true })).toBeVisible()
  await window.getByRole('link', { name: 'Counts' }).click()
  await window.getByRole('row', { name: /Before the feast/ }).click()
  await expect(window.getByText('2 of 2 counted, 1 differ')).toBeVisible()

  // The ledger tells it, filtered and by its link, and leads to the product.
  await window.goto(`${host.url}inventory/ledger`)
  const lines = window.getByRole('grid', { name: 'Stock ledger' }).getByRole('row')
  await expect(lines).toHaveCount(4)
  await window.getByRole('button', { name: 'Movement' }).click()
  await window.getByRole('menuitemradio', { name: 'Adjusted' }).click()
  await expect(lines).toHaveCount(2)
  await window.reload()
  await expect(lines).toHaveCount(2)
  await expect(lines.nth(1)).toContainText('−3')
  await lines.nth(1).click()
  await expect(window.getByRole('complementary', { name: 'Oyster' })).toBeVisible()

  await window.goto(`${host.url}inventory/sell-first`)
  await window.getByRole('radio', { name: '96 h' }).click()
  // 10 and 7 kilos at ₱280: the most money first.
  await expect(window.getByRole('row').nth(1)).toContainText('₱2,800.00')
  await expect(window.getByRole('row').nth(2)).toContainText('₱1,960.00')

  await window.goto(`${host.url}inventory/categories`)
  const adding = window.getByRole('dialog').getByLabel('Name')
  await window.getByRole('button', { name: 'Add category', exact: true }).click()
  await adding.fill('Fre')
  await window.keyboard.press('Escape')
  await window.getByRole('button', { name: 'Add category', exact: true }).click()
  await expect(adding).toHaveValue('Fre')
  await window.keyboard.press('Escape')
  for (const name of ['Fresh', 'Dried']) {
    await window.getByRole('button', { name: 'Add category', exact: true }).click()
    await adding.fill(name)
    await window.keyboard.press('Enter')
    await expect(window.getByRole('button', { name, exact: true })).toBeVisible()
  }
  await window.getByRole('button', { name: 'Dried', exact: true }).focus()
  await window.keyboard.press('Alt+ArrowRight')
  await expect(window.getByText('Category Dried moved')).toBeVisible()
  const list = (await desk.call('categories.list')) as { name: string; parentId: string | null; id: string }[]
  expect(list.map(({ name }) => name)).toEqual(['Fresh', 'Dried'])
  expect(list[1]?.parentId).toBe(list[0]?.id)
  await expect(window.getByRole('button', { name: 'Dried', exact: true })).toBeFocused()
})
