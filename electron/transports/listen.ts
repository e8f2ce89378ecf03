import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

const stopMs = 2_000

/** Resolves to the port. Rejects with the system's error when it can't listen. */
export function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.removeListener('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/** Lets calls under way finish for 2 s, then closes every connection. */
export function stopServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve()
    })
    server.closeIdleConnections()
    setTimeout(() => {
      server.closeAllConnections()
    }, stopMs).unref()
  })
}
