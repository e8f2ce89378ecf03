import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mqtt from 'mqtt'
import { expect, it, onTestFinished } from 'vitest'
import { openSpool } from '../../electron/platform/spool.ts'
import { listenTo, sensorData } from '../integration/connections/mqtt/listener.ts'
import { startMosquitto } from '../support/mosquitto.ts'
import { until } from '../support/until.ts'

const messages = 600

it('loses no acknowledged message while the broker is killed and started, and this desktop stops and starts', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'restart-'))
  const spool = openSpool(join(folder, 'spool.db'))
  const broker = await startMosquitto()
  const clientId = `mash-desktop-${crypto.randomUUID()}`
  let waiting: string[] = []
  const connect = () =>
    listenTo(broker.url, {
      clientId,
      onArrived: ({ raw }) => waiting.push(raw),
      onCommit: () => {
        spool.append(waiting.map((raw) => ({ id: raw, body: raw })))
        waiting = []
      },
    })
  let desktop = connect()
  const gateway = mqtt.connect(broker.url, { clientId: 'mash_iot_MASH-1', reconnectPeriod: 50, resubscribe: false })
  gateway.on('error', () => undefined)
  onTestFinished(async () => {
    await gateway.endAsync(true)
    await desktop.connection.stop()
    spool.close()
    await broker.drop()
    rmSync(folder, { recursive: true, force: true })
  })
  await until('live', () => desktop.state() === 'live')

  /** Says it until the broker has acknowledged it. */
  const say = async (payload: string) => {
    const acknowledgedInTime = () =>
      Promise.race([
        gateway.publishAsync('devices/MASH-1/sensor_data', payload, { qos: 1 }).then(
          () => true,
          () => false,
        ),
        new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 500)),
      ])
    await until(`acknowledged: ${payload}`, acknowledgedInTime, 30_000)
  }
  // The first connection makes the session and then subscribes: what is said in between is for nobody.
  const hello = sensorData(-1)
  await until('subscribed', async () => {
    await say(hello)
    return spool.waiting() === 1
  })
  const acknowledged = new Set([hello])
  for (let sent = 0; sent < messages; sent += 1) {
    const payload = sensorData(sent)
    await say(payload)
    acknowledged.add(payload)
    if (sent === 150 || sent === 450) {
      // mosquitto acknowledges first and writes after, before it reads on: one more round trip, and it has written.
      await gateway.subscribeAsync('nothing')
      await broker.kill()
      await broker.start()
    }
    if (sent === 300) {
      await desktop.connection.stop()
      waiting = []
    }
    // So shortly before the second kill that the broker still holds a part of what it kept for this desktop.
    if (sent === 445) desktop = connect()
  }
  await until('all in the spool', () => spool.waiting() >= acknowledged.size, 60_000)
  expect(new Set(spool.peek(messages + 2).map((row) => row.body))).toEqual(acknowledged)
})
