import { EventEmitter } from 'node:events'
import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Connections, limitConnections } from '../../../electron/transports/connection-limit.ts'

/** As much of a socket as a limit looks at. */
class Line extends EventEmitter {
  readonly remoteAddress: string
  readonly remotePort: number
  destroyed = false
  constructor(remoteAddress: string, remotePort: number) {
    super()
    this.remoteAddress = remoteAddress
    this.remotePort = remotePort
  }
  destroy() {
    if (this.destroyed) return
    this.destroyed = true
    this.emit('close')
  }
}

let server: EventEmitter
let limit: Connections
let closed: [string, string][]
let ports: number
beforeEach(() => {
  ports = 0
  closed = []
  server = new EventEmitter()
  const onClosed = (why: string, party: string) => void closed.push([why, party])
  limit = limitConnections(server as unknown as Server, { each: 3, all: 5, onClosed })
})

const socketOf = (line: Line) => line as unknown as Socket
function call(address: string, port?: number): Line {
  ports += 1
  const line = new Line(address, port ?? ports)
  server.emit('connection', line)
  return line
}
const alive = (...lines: Line[]) => lines.map(({ destroyed }) => !destroyed)
const waited = 'a connection that waited'
const tooMany = 'a connection too many'

describe('connections of one address', () => {
  it('are as many as it may have; of one more the one that waited longest goes', () => {
    const [a, b, c] = [call('10.0.0.1'), call('10.0.0.1'), call('10.0.0.1')]
    expect(closed).toEqual([])
    const d = call('10.0.0.1')
    expect(alive(a, b, c, d)).toEqual([false, true, true, true])
    expect(closed).toEqual([[waited, '10.0.0.1']])
  })

  it('that are served stay: the next that waits goes, and when all are served the newcomer', () => {
    const lines = [call('10.0.0.1'), call('10.0.0.1'), call('10.0.0.1')] as const
    limit.hold(socketOf(lines[0]))
    const d = call('10.0.0.1')
    expect(alive(...lines, d)).toEqual([true, false, true, true])
    for (const line of [lines[2], d]) limit.hold(socketOf(line))
    const e = call('10.0.0.1')
    expect(alive(lines[0], lines[2], d, e)).toEqual([true, true, true, false])
    expect(closed).toEqual([
      [waited, '10.0.0.1'],
      [tooMany, '10.0.0.1'],
    ])
  })

  it('that were served wait anew, behind the others, once all that is served over them is done', () => {
    const a = call('10.0.0.1')
    const crowd = () => Array.from({ length: 3 }, () => call('10.0.0.1'))
    const [first, second] = [limit.hold(socketOf(a)), limit.hold(socketOf(a))]
    first()
    first() // said twice it counts once: the other goes on
    crowd()
    crowd()
    expect(alive(a)).toEqual([true])
    second()
    const later = [call('10.0.0.1'), call('10.0.0.1')]
    expect(alive(a, ...later)).toEqual([true, true, true])
    call('10.0.0.1')
    expect(alive(a, ...later)).toEqual([false, true, true])
  })

  it('that have gone make room, for their address and in all', () => {
    for (let n = 0; n < 10; n += 1) call('10.0.0.1').emit('close')
    for (let n = 0; n < 10; n += 1) call(`10.0.0.${n}`).emit('close')
    expect(closed).toEqual([])
    const [a, b, c] = [call('10.0.0.1'), call('10.0.0.1'), call('10.0.0.1')]
    expect(alive(a, b, c)).toEqual([true, true, true])
  })

  it('are not given back by one that closes twice', () => {
    const a = call('10.0.0.1')
    const [b, c] = [call('10.0.0.1'), call('10.0.0.1')]
    a.emit('close')
    a.emit('close')
    const [d, e] = [call('10.0.0.1'), call('10.0.0.1')]
    expect(alive(b, c, d, e)).toEqual([false, true, true, true])
  })
})

describe('connections in all', () => {
  it('are so many; of one more the address with most of them gives', () => {
    const crowd = [call('10.0.0.1'), call('10.0.0.1'), call('10.0.0.1')]
    const others = [call('10.0.0.2'), call('10.0.0.2')]
    const late = call('10.0.0.3')
    expect(alive(...crowd, ...others, late)).toEqual([false, true, true, true, true, true])
    expect(closed).toEqual([[waited, '10.0.0.1']])
  })

  it('are given up by the address with most of them, wherever it stands', () => {
    const few = call('10.0.0.2')
    const crowd = [call('10.0.0.1'), call('10.0.0.1'), call('10.0.0.1')]
    const other = call('10.0.0.3')
    call('10.0.0.4')
    expect(alive(few, ...crowd, other)).toEqual([true, false, true, true, true])
  })

  it('are given up by an address that is at its own limit, not by another that has as many', () => {
    const onClosed = (why: string, party: string) => void closed.push([why, party])
    server = new EventEmitter()
    limitConnections(server as unknown as Server, { each: 3, all: 100, onClosed })
    const others = [call('10.0.0.2'), call('10.0.0.2'), call('10.0.0.2')]
    const own = [call('10.0.0.1'), call('10.0.0.1'), call('10.0.0.1')]
    call('10.0.0.1')
    expect(alive(...others, ...own)).toEqual([true, true, true, false, true, true])
    expect(closed).toEqual([[waited, '10.0.0.1']])
  })

  it('are told apart by both ends of the address', () => {
    const [a, b] = [call('10.0.0.1', 7), call('10.0.0.2', 7)]
    const release = limit.hold(socketOf(a))
    b.emit('close')
    call('10.0.0.1', 8)
    call('10.0.0.1', 9)
    call('10.0.0.1', 10)
    expect(alive(a)).toEqual([true])
    release()
  })

  it('of an address at its own limit are all served: who comes last is turned away, whoever it is', () => {
    const crowd = [call('10.0.0.1'), call('10.0.0.1'), call('10.0.0.1')]
    for (const line of crowd) limit.hold(socketOf(line))
    const others = [call('10.0.0.2'), call('10.0.0.2')]
    const late = call('10.0.0.3')
    // The crowd is served, every one of them: who came last is turned away.
    expect(alive(...others, late)).toEqual([true, true, false])
    expect(closed).toEqual([[tooMany, '10.0.0.3']])
  })
})

it('holds nothing for a socket that is not known, and nothing after it has gone', () => {
  const stranger = new Line('10.0.0.9', 999)
  expect(() => limit.hold(socketOf(stranger))()).not.toThrow()
  const a = call('10.0.0.1')
  const release = limit.hold(socketOf(a))
  a.emit('close')
  release()
  const [b, c, d] = [call('10.0.0.1'), call('10.0.0.1'), call('10.0.0.1')]
  expect(alive(b, c, d)).toEqual([true, true, true])
  // The one that is gone takes none of the places there are in all.
  call('10.0.0.2')
  call('10.0.0.3')
  expect(closed).toEqual([])
})
