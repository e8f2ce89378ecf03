// Runs as a thread of its own: an acknowledgement is seen when its bytes come, also while the test's thread is busy.
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import mqttPacket, { type IPublishPacket } from 'mqtt-packet'

export type StrictBrokerNews =
  | { port: number }
  | { connections: number }
  | { open: number }
  | { acknowledged: number; atMs: number }

export type StrictBrokerStart = { messages: { messageId: number; payload: string }[] }

/** The same clock in every thread. */
const sharedNowMs = () => performance.timeOrigin + performance.now()

const publish = ({ messageId, payload }: StrictBrokerStart['messages'][number]): IPublishPacket => ({
  cmd: 'publish',
  topic: 'devices/MASH-1/sensor_data',
  payload,
  qos: 1,
  dup: false,
  retain: false,
  messageId,
})

/** Speaks just enough 3.1.1: gives all its messages, in one write, to each client that subscribes. */
async function serve(tell: (news: StrictBrokerNews) => void, { messages }: StrictBrokerStart) {
  let connections = 0
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    connections += 1
    sockets.add(socket)
    tell({ connections })
    const parser = mqttPacket.parser({ protocolVersion: 4 })
    const answer = (packet: Parameters<typeof mqttPacket.generate>[0]) => socket.write(mqttPacket.generate(packet))
    parser.on('packet', (packet) => {
      if (packet.cmd === 'connect') answer({ cmd: 'connack', returnCode: 0, sessionPresent: false })
      if (packet.cmd === 'unsubscribe') answer({ cmd: 'unsuback', messageId: packet.messageId ?? 0, granted: [] })
      if (packet.cmd === 'puback') tell({ acknowledged: packet.messageId ?? 0, atMs: sharedNowMs() })
      if (packet.cmd !== 'subscribe') return
      answer({ cmd: 'suback', messageId: packet.messageId ?? 0, granted: packet.subscriptions.map(() => 1) })
      socket.write(Buffer.concat(messages.map((one) => mqttPacket.generate(publish(one)))))
    })
    socket.on('data', (bytes) => parser.parse(bytes))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      sockets.delete(socket)
      tell({ open: sockets.size })
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address === 'object' && address) tell({ port: address.port })
  // Said by the test while its client leaves: one more message on every open connection.
  parentPort?.on('message', (message: StrictBrokerStart['messages'][number]) => {
    for (const socket of sockets) socket.write(mqttPacket.generate(publish(message)))
  })
}

const port = parentPort
if (port) await serve((news) => port.postMessage(news), workerData as StrictBrokerStart)
