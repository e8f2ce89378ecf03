import type { Port } from '../../../electron/contract/port-protocol.ts'
import type { ConnectionState } from './connection.ts'
import { createPortLink, hostClosed, type Link } from './port-link.ts'

const firstRetryMs = 250
const lastRetryMs = 4_000

export type LiveLink = Link & {
  /** Opens a second port and moves over to it; what runs on the old one ends with HOST_CLOSED. */
  renew(): Promise<void>
}

type Current = { port: Port; link: Link }

/** Keeps one port open for as long as the page lives: when it closes, another is opened, with growing pauses. */
export function createLiveLink(open: () => Promise<Port>, report: (state: ConnectionState) => void): LiveLink {
  let current: Current | null = null
  let attempt: Promise<Current> | null = null
  let retryMs = firstRetryMs

  const moveTo = (port: Port): Current => {
    const mine: Current = {
      port,
      link: createPortLink(port, () => {
        if (current !== mine) return
        current = null
        report('lost')
        connect()
      }),
    }
    const old = current
    current = mine
    old?.port.close()
    retryMs = firstRetryMs
    report('open')
    return mine
  }
  const connect = () => {
    attempt = open().then(moveTo)
    attempt.catch(() => {
      report('lost')
      setTimeout(connect, retryMs)
      retryMs = Math.min(retryMs * 2, lastRetryMs)
    })
  }
  const ready = async (): Promise<Current> => {
    if (current) return current
    if (!attempt) throw hostClosed()
    return attempt.catch(() => {
      throw hostClosed()
    })
  }

  connect()
  return {
    call: async (path, input, options) => (await ready()).link.call(path, input, options),
    async renew() {
      if (current) moveTo(await open())
    },
  }
}
