import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { partyOfSocket } from './party.ts'

type Connection = { socket: Socket; party: string; busy: number }

export type Connections = {
  /** Someone is served over it, and it stays until the returned function is called. */
  hold: (socket: Socket) => () => void
}

type Options = {
  each: number
  all: number
  /** A connection was closed for a new one, or (`refused`) a new one was for the old ones. */
  onClosed: (why: 'a connection that waited' | 'a connection too many', party: string) => void
}

/** The raw socket under TLS is another object than the one a request has; what both have is the far end. */
const nameOf = ({ remoteAddress, remotePort }: Socket) => `${remoteAddress ?? ''} ${remotePort ?? ''}`

const busiest = (counts: Map<string, number>): string => [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ''

/**
 * At most so many connections of one address, and of all. When they are reached, not the newcomer goes but the one that
 * has waited longest without being served: who opens hundreds and says nothing shuts nobody out, not even at the same
 * address, which on loopback is everybody's.
 */
export function limitConnections(server: Server, { each, all, onClosed }: Options): Connections {
  /** The one that waits longest comes first. */
  const open = new Map<string, Connection>()
  const counts = new Map<string, number>()

  const forget = (name: string, connection: Connection) => {
    if (open.get(name) !== connection) return
    open.delete(name)
    const left = (counts.get(connection.party) ?? 1) - 1
    if (left === 0) counts.delete(connection.party)
    else counts.set(connection.party, left)
  }
  /** Of the party that is over its limit, or of the one with most connections. */
  const makeRoom = (party: string): boolean => {
    const giving = (counts.get(party) ?? 0) >= each ? party : busiest(counts)
    for (const [name, connection] of open) {
      if (connection.party !== giving || connection.busy > 0) continue
      forget(name, connection)
      connection.socket.destroy()
      onClosed('a connection that waited', giving)
      return true
    }
    return false
  }

  server.on('connection', (socket: Socket) => {
    const [name, party] = [nameOf(socket), partyOfSocket(socket)]
    const isFull = (counts.get(party) ?? 0) >= each || open.size >= all
    if (isFull && !makeRoom(party)) {
      socket.destroy()
      onClosed('a connection too many', party)
      return
    }
    const connection: Connection = { socket, party, busy: 0 }
    open.set(name, connection)
    counts.set(party, (counts.get(party) ?? 0) + 1)
    socket.once('close', () => {
      forget(name, connection)
    })
  })

  return {
    hold(socket) {
      const name = nameOf(socket)
      const connection = open.get(name)
      if (!connection) return () => undefined
      connection.busy += 1
      let over = false
      return () => {
        if (over) return
        over = true
        connection.busy -= 1
        if (open.get(name) !== connection) return
        // It waits anew, behind the others.
        open.delete(name)
        open.set(name, connection)
      }
    },
  }
}
