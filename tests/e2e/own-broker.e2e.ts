import mqtt from 'mqtt'
import { freePort } from '../support/postgres.ts'
import { expect, test } from './desk.ts'

test('a farm without a broker switches on the built-in one, and a gateway on it is heard', async ({ desk }) => {
  const { window } = desk
  const port = await freePort()
  await desk.firstRun()
  await window.goto(`${desk.host.url}settings/broker`)
  await window.getByText('Run a broker on this computer').click()
  const field = window.getByLabel('Port', { exact: true })
  await field.fill(String(port))
  await field.blur()
  await window.getByRole('button', { name: 'Listen to it' }).click()
  await window.getByRole('button', { name: /^Save/ }).click()
  await expect(window.getByText('Broker settings saved')).toBeVisible()
  await expect(window.getByRole('link', { name: /^Broker / })).toContainText('live')

  const gateway = await mqtt.connectAsync(`mqtt://127.0.0.1:${port}`)
  const climate = { temp: 24.1, humidity: 88, co2: 900 }
  const frame = { fruiting: climate, spawning: climate, timestamp: Date.now() / 1000 }
  await gateway.publishAsync('devices/MASH-B2-CAL26-CE637C/sensor_data', JSON.stringify(frame), { qos: 1 })
  await window.getByRole('link', { name: 'Chambers' }).first().click()
  await expect(window.getByText('MASH-B2-CAL26-CE637C')).toBeVisible()
  await gateway.endAsync()
})
