import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import mqtt from 'mqtt'
import { startMosquitto } from '../support/mosquitto.ts'
import { startSerialPair } from '../support/serial-pair.ts'
import { type Desk, expect, owner, test } from './desk.ts'

const serial = 'MASH-B2-CAL26-CE637C'
const withinMs = 3000

const frame = (temp: number) =>
  JSON.stringify({
    fruiting: { temp, humidity: 88.4, co2: 812 },
    spawning: { temp: 27.9, humidity: 74.6, co2: 4120 },
    timestamp: Date.now() / 1000,
  })

/** The whole first run, as a person does it. */
async function firstRunByHand({ window }: Desk) {
  await window.getByText('Start an empty farm on this computer').click()
  await window.keyboard.press('F9')
  await window.getByLabel('Name of the farm').fill(owner.farmName, { timeout: 60_000 })
  await window.getByLabel('First name').fill(owner.firstName)
  await window.getByLabel('Last name').fill(owner.lastName)
  await window.getByLabel('Email').fill(owner.email)
  await window.getByLabel('Password', { exact: true }).fill(owner.password)
  await window.getByRole('button', { name: 'Create account and open the farm' }).click()
  await expect(window.getByRole('heading', { name: 'Chambers' })).toBeVisible()
}

async function register(desk: Desk, name: string) {
  await desk.window.getByRole('button', { name: /^Register/ }).click()
  await desk.window.getByLabel('Name', { exact: true }).fill(name)
  await desk.window.getByRole('button', { name: 'Register chamber' }).click()
  await expect(desk.window.getByText(`${name} registered`)).toBeVisible()
}

const chart = (desk: Desk, value: string) =>
  desk.window.getByRole('img', { name: new RegExp(`temperature.*Now ${value} °C`, 'i') })

test('first run, a gateway speaks, its value is on the chart within 3 s of each frame', async ({ desk }) => {
  const broker = await startMosquitto()
  const gateway = await mqtt.connectAsync(broker.url)
  await firstRunByHand(desk)

  await desk.window.goto(`${desk.host.url}settings/broker`)
  await desk.window.getByLabel('Address', { exact: true }).fill(broker.url)
  // Whoever leaves while it is still being saved goes when it is, and is not asked whether to lose it.
  await desk.window.route(
    '**/rpc/settings/saveBroker',
    async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1500))
      await route.continue()
    },
    { times: 1 },
  )
  await desk.window.getByRole('button', { name: /^Save/ }).click()
  await desk.window.getByRole('link', { name: 'Chambers' }).first().click()
  await expect(desk.window.getByRole('heading', { name: 'Chambers', level: 1 })).toBeVisible()
  await expect(desk.window.getByText(/Broker\s*live/)).toBeVisible()

  await gateway.publishAsync(`devices/${serial}/sensor_data`, frame(21.5), { qos: 1 })
  await expect(desk.window.getByText(serial)).toBeVisible()
  await register(desk, 'Calamba House 2')
  await desk.window.getByRole('link', { name: /Calamba House 2/ }).click()
  await desk.window.getByRole('tab', { name: /Temperature/ }).click()
  await desk.window.getByText('1 h', { exact: true }).click()
  await expect(chart(desk, '21.5')).toBeVisible() // the frame from before it was registered
  for (const temp of [22.5, 23.5, 24.5]) {
    await gateway.publishAsync(`devices/${serial}/sensor_data`, frame(temp), { qos: 1 })
    await expect(chart(desk, String(temp))).toBeVisible({ timeout: withinMs })
  }
  const warning = { type: 'critical', room: 'fruiting', message: 'Humidifier ran dry' }
  await gateway.publishAsync(`devices/${serial}/alerts`, JSON.stringify(warning), { qos: 1 })
  await expect(desk.window.getByRole('heading', { name: 'Warned by the chamber itself' })).toBeVisible()
  await expect(desk.window.getByText('Humidifier ran dry')).toBeVisible()

  // Renamed by another desk while the dialog is open: who did it is named, and what is typed here stays.
  await desk.window.getByRole('button', { name: 'Rename' }).click()
  const dialog = desk.window.getByRole('dialog', { name: /^Rename/ })
  await dialog.getByLabel('Name', { exact: true }).fill('Calamba North')
  const [{ id }] = (await desk.call('chambers.list')) as [{ id: string }]
  const known = { name: 'Calamba House 2', location: '' }
  await desk.call('chambers.rename', { id, name: 'Calamba South', location: 'Gate 2', known })
  await dialog.getByRole('button', { name: 'Save name' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Ana Reyes changed this meanwhile. What you typed is kept.')
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue('Calamba North')
  await dialog.getByRole('button', { name: 'Take theirs' }).click()
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue('Calamba South')
  await dialog.getByRole('button', { name: 'Save name' }).click()
  await expect(desk.window.getByRole('heading', { name: 'Calamba South', exact: true })).toBeVisible()

  await desk.host.kill9()
  await desk.host.start()
  await desk.window.reload()
  await expect(chart(desk, '24.5')).toBeVisible({ timeout: 20_000 })
  await gateway.endAsync()
  await broker.drop()
})

test('a board plugged in by USB is recognised, registered and drawn live', async ({ desk }) => {
  const cable = await startSerialPair()
  const port = realpathSync(cable.a)
  const board = spawn(
    process.execPath,
    ['electron/simulate.ts', '--port', cable.b, '--dialect', 'A', '--period', '1000'],
    { stdio: 'ignore' },
  )
  await desk.firstRun()
  await desk.window.getByRole('link', { name: 'Chambers' }).first().click()
  await desk.window.getByRole('link', { name: 'USB bench' }).click()
  await desk.window.getByRole('button', { name: 'Add a path' }).click()
  await desk.window.getByLabel('Path of the port').fill(port)
  await desk.window.getByRole('button', { name: 'Add path' }).click()
  await desk.window.getByRole('button', { name: `Connect ${port}` }).click()
  await expect(desk.window.getByText('connected', { exact: true })).toBeVisible({ timeout: 20_000 })
  await register(desk, 'Silang House 1')

  await desk.window.getByRole('link', { name: 'Chambers' }).first().click()
  await desk.window.getByRole('link', { name: /Silang House 1/ }).click()
  await desk.window.getByRole('tab', { name: /Temperature/ }).click()
  await expect(chart(desk, String.raw`\d+(\.\d)?`)).toBeVisible()
  const pill = desk.window.getByRole('link', { name: /^USB/ })
  await expect(pill).toContainText('1 port')
  await cable.unplug()
  await expect(pill).not.toContainText('1 port', { timeout: 20_000 })
  board.kill()
  await cable.stop()
})
