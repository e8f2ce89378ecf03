import { once } from 'node:events'
import { connect as connectTcp } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocketServer } from 'ws'
import { EmbeddedBroker } from '../../electron/connections/mqtt/embedded-broker.ts'
import { MqttConnection, type MqttState } from '../../electron/connections/mqtt/mqtt-connection.ts'
import { silentLog } from '../../electron/platform/log.ts'
import { flood } from '../support/flood.ts'
import { listeningHost } from '../support/listening-host.ts'
import { watchMemory } from '../support/peak-memory.ts'
import { until } from '../support/until.ts'

/** The answer of a broker that speaks version 5 and lets in. */
const letIn = Buffer.from([0x20, 3, 0, 0, 0])
/** The beginning of a message whose length says 256 MB, all that MQTT has signs for. */
const hugePublish = Buffer.from([0x30, 0xff, 0xff, 0xff, 0x7f, 0, 4, ...Buffer.from('devi')])

const topic = (text: string) => Buffer.concat([Buffer.from([text.length >> 8, text.length & 255]), Buffer.from(text)])
/** A message of version 5, at QoS 0. */
function publish(name: string, payload: string): Buffer {
  const body = Buffer.concat([topic(name), Buffer.from([0]), Buffer.from(payload)])
  return Buffer.concat([Buffer.from([0x30, (body.length & 127) | 128, body.length >> 7]), body])
}

function listenTo(url: string, onArrived: (topic: string | null) => void = () => undefined) {
  const states: MqttState[] = []
  const connection = new MqttConnection({
    url,
    clientId: 'mash-test',
    protocolVersion: 5,
    older: false,
    onArrived: (arrived) => onArrived(arrived.topic),
    onCommit: () => undefined,
    onState: (state) => states.push(state),
    times: { connectTimeoutMs: 1500, firstRetryMs: 60_000 },
    log: silentLog,
  })
  connection.start()
  onTestFinished(() => connection.stop())
  return { states, connection, codes: () => states.map((one) => ('code' in one ? one.code : null)) }
}

describe('a broker that means harm', () => {
  it('has a message of a hundred megabytes refused as it begins', async () => {
    let sent = 0
    const broker = await listeningHost((socket) => {
      socket.once('data', () => {
        socket.write(letIn)
        socket.write(hugePublish)
        void flood(socket, 100_000_000).then((bytes) => (sent = bytes))
      })
    })
    onTestFinished(() => broker.stop())
    const memory = watchMemory()
    const { codes } = listenTo(`mqtt://127.0.0.1:${broker.port}`)
    await until('the connection is given up', () => sent > 0, 30_000)
    memory.stop()
    expect(sent).toBeLessThan(20_000_000)
    expect(memory.grownMb()).toBeLessThan(40)
    expect(codes()).toContain('PACKET_TOO_LARGE')
  })

  it('has it refused over a web socket as well, whole or compressed', async () => {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: true })
    onTestFinished(() => {
      server.close()
    })
    await once(server, 'listening')
    const closed: number[] = []
    server.on('connection', (socket) => {
      socket.once('message', () => {
        socket.send(letIn)
        socket.send(Buffer.concat([hugePublish, Buffer.alloc(80_000_000)]))
      })
      socket.on('close', (code) => closed.push(code))
    })
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    const { states } = listenTo(`ws://127.0.0.1:${address.port}/mqtt`)
    await until('the connection is given up', () => closed.length > 0, 30_000)
    await until('it is said to be lost', () => states.at(-1)?.state === 'lost', 30_000)
  })

  it('is not waited for when its first answer never ends', async () => {
    const broker = await listeningHost((socket) => {
      socket.write(Buffer.from([0x20]))
      const drip = setInterval(() => socket.write(Buffer.from([0x83])), 200)
      socket.on('close', () => clearInterval(drip))
    })
    onTestFinished(() => broker.stop())
    const { states } = listenTo(`mqtt://127.0.0.1:${broker.port}`)
    await until('given up', () => states.at(-1)?.state === 'lost', 10_000)
  })

  it.each<[string, Buffer]>([
    ['a quality of service that there is not', Buffer.from([0x36, 6, 0, 4, ...Buffer.from('devi')])],
    ['a message without a topic', Buffer.from([0x30, 1, 0])],
    ['a topic longer than the message', Buffer.from([0x30, 4, 0xff, 0xff, 1, 1])],
    ['an answer to what nobody sent', Buffer.from([0x40, 2, 0, 9])],
    ['a release of what nobody sent', Buffer.from([0x62, 2, 0, 9])],
    ['a packet of a kind that only clients send', Buffer.from([0x82, 5, 0, 1, 0, 0, 0])],
    ['a reserved kind of packet', Buffer.from([0x00, 0])],
    ['properties that say more than there is', Buffer.from([0x30, 8, 0, 1, 97, 0x7f, 38, 0, 9, 97])],
    ['a name for a topic that was never given one', Buffer.from([0x30, 7, 0, 0, 3, 35, 0, 9, 97])],
    ['a second greeting', letIn],
  ])('does no harm with %s', async (_what, packet) => {
    let closed = false
    const broker = await listeningHost((socket) => {
      socket.once('data', () => {
        socket.write(letIn)
        socket.write(packet)
        socket.write(publish('devices/house-1/status', '{"status":"ONLINE"}'))
      })
      socket.on('close', () => (closed = true))
    })
    onTestFinished(() => broker.stop())
    let heard = 0
    const { connection } = listenTo(`mqtt://127.0.0.1:${broker.port}`, () => (heard += 1))
    // Either it is let go of, or what is sound in it is heard.
    await until('done with', () => closed || heard > 0, 10_000)
    expect(['lost', 'refused', 'live']).toContain(connection.state.state)
  })

  it('leaves this program answering while it sends without end, also what was not asked for', async () => {
    const some = Buffer.concat(
      Array.from({ length: 300 }, (_, n) =>
        publish(
          n % 2 === 0 ? `devices/house-${n}/sensor_data` : `$SYS/secret/${n}`,
          '{"fruiting":{"temperature":21.5}}',
        ),
      ),
    )
    const broker = await listeningHost((socket) => {
      socket.once('data', () => {
        socket.write(letIn)
        const more = () => {
          while (!socket.destroyed && socket.write(some));
        }
        socket.on('drain', more)
        more()
      })
    })
    onTestFinished(() => broker.stop())
    const memory = watchMemory()
    let [heard, latest, worst] = [0, performance.now(), 0]
    const { connection } = listenTo(`mqtt://127.0.0.1:${broker.port}`, () => (heard += 1))
    const beat = setInterval(() => {
      worst = Math.max(worst, performance.now() - latest)
      latest = performance.now()
    }, 10)
    await until('twenty thousand', () => heard > 20_000, 60_000)
    clearInterval(beat)
    memory.stop()
    expect(memory.grownMb()).toBeLessThan(150)
    expect(worst).toBeLessThan(1000)
    await connection.stop()
  })
})

describe('a client that means harm, at the broker of this program', () => {
  const open = async () => {
    const broker = new EmbeddedBroker({ port: 0, open: false, username: 'farm', password: 'mushroom', log: silentLog })
    await broker.start()
    onTestFinished(() => broker.stop())
    return broker
  }

  it('has a packet of a hundred megabytes refused as it begins, before it has said who it is', async () => {
    const broker = await open()
    const memory = watchMemory()
    const socket = connectTcp({ host: '127.0.0.1', port: broker.port })
    socket.on('error', () => undefined)
    socket.write(Buffer.from([0x10, 0xff, 0xff, 0xff, 0x7f, 0, 4, ...Buffer.from('MQTT'), 4, 2, 0, 60]))
    const sent = await flood(socket, 100_000_000)
    memory.stop()
    expect(sent).toBeLessThan(20_000_000)
    expect(memory.grownMb()).toBeLessThan(40)
  })

  it('can not take more connections than a farm has use for', async () => {
    const broker = await open()
    const sockets = await Promise.all(
      Array.from({ length: 600 }, async () => {
        const socket = connectTcp({ host: '127.0.0.1', port: broker.port })
        socket.on('error', () => undefined)
        let shut = false
        socket.on('close', () => (shut = true))
        await new Promise<void>((known) => {
          socket.once('connect', known).once('close', () => {
            known()
          })
        })
        return { socket, shut: () => shut }
      }),
    )
    await until('the rest is turned away', () => sockets.filter((one) => !one.shut()).length <= 256, 10_000)
    expect(sockets.filter((one) => !one.shut()).length).toBeGreaterThan(100)
    for (const { socket } of sockets) socket.destroy()
  })
})
