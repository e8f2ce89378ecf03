import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DoorAddress } from './http-guard.ts'

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

/** A door open to every address is told by its loopback one. */
export function urlOf({ host, port, secure }: DoorAddress): string {
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `${secure ? 'https' : 'http'}://${shown.includes(':') ? `[${shown}]` : shown}:${port}/`
}
