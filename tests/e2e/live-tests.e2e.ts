import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import mqtt from 'mqtt'
import { startMosquitto } from '../support/mosquitto.ts'
import { startSerialPair } from '../support/serial-pair.ts'
import { expect, test } from './desk.ts'

test('the broker and the database are tested live from Settings, saved or not', async ({ desk }) => {
  const { window, host } = desk
  const broker = await startMosquitto()
  const gateway = await mqtt.connectAsync(broker.url)
  await desk.firstRun()

  await window.goto(`${host.url}settings/broker`)
  const address = window.getByLabel('Address', { exact: true })
  const steps = window.getByRole('list', { name: 'Steps of the broker test' })
  await address.fill('mqtt://127.0.0.1:1')
  await window.getByRole('button', { name: 'Test', exact: true }).click()
  await expect(steps).toContainText('no broker answers on this port')
  await expect(steps.getByText('Check the port, and whether the broker runs.')).toBeInViewport()

  await address.fill(broker.url)
  await window.getByRole('button', { name: 'Test again' }).click()
  await expect(steps).toContainText('May listen to the chambers')
  const climate = { temp: 24.1, humidity: 88, co2: 900 }
  await gateway.publishAsync('devices/MASH-B2-CAL26-CE637C/sensor_data', JSON.stringify({ fruiting: climate }))
  await expect(steps).toContainText('MASH-B2-CAL26-CE637C just sent a reading')
  expect(await desk.call('settings.broker')).toMatchObject({ url: '' })

  // What was typed and not saved is asked about before it is left.
  await window.getByRole('link', { name: 'Database', exact: true }).click()
  await window.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click()
  await window.getByRole('button', { name: 'Test the database' }).click()
  const answers = window.getByRole('list', { name: 'Steps of the database test' })
  await expect(answers).toContainText('one line was written and taken back')
  await expect(answers).toContainText('agrees with the database’s')
  await gateway.endAsync()
  await broker.drop()
})

test('the ports are tested live from Settings: a board that speaks, a free port, one that was pulled', async ({
  desk,
}) => {
  const { window, host } = desk
  const [cable, free] = [await startSerialPair(), await startSerialPair()]
  const [port, other] = [realpathSync(cable.a), realpathSync(free.a)]
  const board = spawn(process.execPath, ['electron/simulate.ts', '--port', cable.b, '--period', '500'])
  await desk.firstRun()
  for (const path of [port, other]) await desk.call('ports.addPath', { path })
  await expect
    .poll(() => desk.call('ports.attach', { boardId: `path:${port}`, acceptReset: true }).then(() => 'ok', String))
    .toBe('ok')

  await window.goto(`${host.url}settings/ports`)
  const run = window.getByRole('button', { name: 'Test the ports' })
  const steps = window.getByRole('list', { name: 'Steps of the port test' })
  await run.click()
  await expect(steps).toContainText(`${port} a chamber speaks, in dialect A`, { timeout: 20_000 })
  await expect(steps).toContainText(`${other} free: it opens and closes`)

  await cable.unplug()
  const pills = window.getByRole('navigation', { name: 'State of the farm' })
  await expect(pills.getByRole('link', { name: /^USB/ })).not.toContainText('1 port', { timeout: 20_000 })
  await run.click()
  await expect(steps).toContainText(/was unplugged|is not there/)
  await expect(steps).toContainText('Plug the board in again')
  board.kill()
  await cable.stop()
  await free.stop()
})

test('a board is not restarted before its person has read what that does', async ({ desk }) => {
  const { window, host } = desk
  await desk.firstRun('demo')
  await window.goto(`${host.url}chambers/ports`)
  await window.getByRole('button', { name: 'Release demo-board' }).click()
  const dialog = window.getByRole('alertdialog')
  await dialog.getByRole('button', { name: 'Release port' }).click()
  await window.getByRole('button', { name: 'Connect demo-board' }).click()
  await expect(dialog).toContainText('all its relays go off')
  await dialog.getByRole('button', { name: 'Leave it running' }).click()
  await expect(window.getByRole('button', { name: 'Connect demo-board' })).toBeVisible()
  await window.getByRole('button', { name: 'Connect demo-board' }).click()
  await dialog.getByRole('button', { name: 'Connect and restart board' }).click()
  await expect(window.getByText('connected', { exact: true })).toBeVisible({ timeout: 20_000 })
})
