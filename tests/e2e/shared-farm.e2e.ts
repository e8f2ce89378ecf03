import mqtt from 'mqtt'
import { startMosquitto } from '../support/mosquitto.ts'
import { type Postgres, startPostgres } from '../support/postgres.ts'
import { expect, owner, test } from './desk.ts'

let postgres: Postgres
test.beforeAll(async () => {
  postgres = await startPostgres()
  await postgres.createDatabase('bukid')
})
test.afterAll(() => postgres.remove())

const frame = (temp: number) =>
  JSON.stringify({ fruiting: { temp, humidity: 88, co2: 900 }, timestamp: Date.now() / 1000 })

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
  await expect(window.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible()
  await window.getByRole('link', { name: 'Chambers' }).first().click()
  expect(await postgres.sql('bukid', 'SELECT email FROM users WHERE role = $1', ['SUPER_ADMIN'])).toEqual([
    { email: owner.email },
  ])

  const broker = await startMosquitto()
  const gateway = await mqtt.connectAsync(broker.url)
  const say = (temp: number) => gateway.publishAsync('devices/MASH-1/sensor_data', frame(temp), { qos: 1 })
  const settings = (await desk.call('settings.broker')) as object
  await desk.call('settings.saveBroker', { ...settings, url: broker.url, password: null, embeddedPassword: null })
  await expect(window.getByRole('link', { name: /^Broker/ })).toContainText('live')
  await say(21.5)
  await window.getByRole('button', { name: 'Register' }).click()
  await window.getByRole('button', { name: 'Register chamber' }).click()
  const card = window.getByRole('main')
  await expect(card).toContainText('21.5')

  const pill = window.getByRole('link', { name: /^Database/ })
  await expect(pill).toContainText('ok')
  const stored = () =>
    postgres.sql(
      'bukid',
      'SELECT count(*)::int AS n, count(DISTINCT (sensor_id, timestamp))::int AS moments FROM sensor_data',
    )
  await expect.poll(stored).toEqual([{ n: 3, moments: 3 }])
  await postgres.stop()
  await expect(pill).toContainText('not reached', { timeout: 30_000 })
  // The chamber goes on being drawn live, and the page says what waits.
  for (const temp of [22.5, 23.5]) {
    await say(temp)
    await expect(card).toContainText(String(temp))
  }
  await expect(pill).toContainText('6 readings wait')
  await postgres.start()
  await expect(pill).toHaveText(/^Database\s*ok$/, { timeout: 60_000 })
  // What waited on the disk follows, in its own time, and each once.
  await expect.poll(stored, { timeout: 30_000 }).toEqual([{ n: 9, moments: 9 }])
  await gateway.endAsync()
  await broker.drop()
})
