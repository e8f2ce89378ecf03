import { portOf } from '../contract/port-of.ts'
import type { Port } from '../contract/port-protocol.ts'
import type { MessagePortMain } from './electron-api.ts'

type MainPort = Pick<MessagePortMain, 'on' | 'postMessage' | 'start' | 'close'>

/** Electron's port in the main process. It carries no Blob; bytes go as Uint8Array. */
export const portOfMain = (port: MainPort): Port => portOf(port, (event: { data: unknown }) => event.data)
