import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import { portOfSocket } from '../../../electron/transports/ports.ts'

/** As much of a WebSocket as a port looks at. */
class Line extends EventEmitter {
  readonly OPEN = 1
  readyState = 1
  readonly did: unknown[] = []
  send(data: unknown) {
    this.did.push(data)
  }
  resume() {
    this.did.push('resumed')
  }
  close() {
    this.did.push('closed')
  }
}
const open = () => {
  const line = new Line()
  return { line, port: portOfSocket(line as unknown as WebSocket) }
}

it('sends while the line is open, and nothing into one that is closing', () => {
  const { line, port } = open()
  port.send('one')
  line.readyState = 2
  port.send('two')
  expect(line.did).toEqual(['one'])
})

it('hears texts as texts, of whichever shape they came in, and bytes as bytes', () => {
  const { line, port } = open()
  const heard: unknown[] = []
  port.onData((data) => heard.push(data))
  line.emit('message', Buffer.from('ñ'), false)
  line.emit('message', [Buffer.from('a'), Buffer.from('b')], false)
  line.emit('message', new Uint8Array(Buffer.from('c')).buffer, false)
  line.emit('message', Buffer.from([1, 2]), true)
  line.emit('message', [Buffer.from([1]), Buffer.from([2])], true)
  expect(heard).toEqual(['ñ', 'ab', 'c', Buffer.from([1, 2]), Buffer.from([1, 2])])
})

it('starts, ends, and tells when the other side went', () => {
  const { line, port } = open()
  let gone = 0
  port.onClose(() => {
    gone += 1
  })
  port.start()
  port.close()
  line.emit('close')
  expect([line.did, gone]).toEqual([['resumed', 'closed'], 1])
})
