import { createServer, type Socket } from 'node:net'

export type ListeningHost = {
  port: number
  /** How many have come. */
  visits: () => number
  stop: () => Promise<void>
}

/** Somebody else's service on this computer: it notes who comes, and does with each what it is told. */
export async function listeningHost(onVisit: (socket: Socket) => void = () => undefined): Promise<ListeningHost> {
  const open = new Set<Socket>()
  let visits = 0
  const server = createServer((socket) => {
    visits += 1
    open.add(socket)
    socket.on('error', () => undefined).on('close', () => open.delete(socket))
    onVisit(socket)
  })
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a port was asked for')
  return {
    port: address.port,
    visits: () => visits,
    stop: async () => {
      for (const socket of open) socket.destroy()
      await new Promise<void>((closed) => {
        server.close(() => {
          closed()
        })
      })
    },
  }
}
