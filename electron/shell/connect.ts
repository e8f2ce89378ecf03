import { connectChannel, type Port } from '../contract/port-protocol.ts'
import type { Caller, SessionSlot } from '../contract/routes.ts'
import { ipcMain, type WebContents } from './electron-api.ts'
import { portOfMain } from './main-port.ts'
import { isTrustedSender } from './origin.ts'

export type ConnectOptions = {
  /** Serves a port until the returned function is called. */
  serve: (port: Port, caller: Caller) => () => void
  sessionOf: (contents: WebContents) => SessionSlot
  /** Names this desktop: people may switch by PIN at the desk where they signed in. */
  deviceId: string
}

/** Gives each page of ours that asks a port to the application, and to nobody else. */
export function answerPages({ serve, sessionOf, deviceId }: ConnectOptions): void {
  ipcMain.on(connectChannel, (event) => {
    const [port, ...rest] = event.ports
    for (const extra of rest) extra.close()
    if (!port) return
    if (!isTrustedSender(event)) {
      port.close()
      return
    }
    const { sender } = event
    const session = sessionOf(sender)
    const caller: Caller = { via: 'electron', session, deviceId, ipAddress: null, userAgent: sender.getUserAgent() }
    const end = serve(portOfMain(port), caller)
    sender.once('destroyed', end)
    port.once('close', () => {
      sender.removeListener('destroyed', end)
    })
  })
}
