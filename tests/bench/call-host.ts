/** The other thread of the call bench: it stands where Electron's main process stands. */
import { type MessagePort, parentPort } from 'node:worker_threads'
import { oc } from '@orpc/contract'
import { implement, type RouterClient } from '@orpc/server'
import { z } from 'zod'
import type { Caller } from '../../electron/contract/routes.ts'
import { silentLog } from '../../electron/platform/log.ts'
import { createPortServer } from '../../electron/transports/port-server.ts'
import { portOfThread } from '../../electron/transports/ports.ts'
import { memorySlot } from '../../electron/transports/session-cookie.ts'

/** About 1 KB as JSON, of the kinds that screens ask for. */
const row = z.object({
  id: z.string(),
  name: z.string(),
  at: z.date(),
  note: z.string(),
  values: z.array(z.object({ quantity: z.string(), value: z.number(), quality: z.enum(['good', 'uncertain', 'bad']) })),
})
export type Row = z.infer<typeof row>

const os = implement({ bench: { echo: oc.input(row).output(row) } }).$context<Caller>()
const router = os.router({ bench: { echo: os.bench.echo.handler(({ input }) => input) } })
export type BenchClient = RouterClient<typeof router>

const connect = createPortServer(router, silentLog)
const caller: Caller = { via: 'test', session: memorySlot(null), deviceId: null, ipAddress: null, userAgent: null }

parentPort?.on('message', ({ ours, raw }: { ours: MessagePort; raw: MessagePort }) => {
  connect(portOfThread(ours), caller)
  raw.on('message', (message: unknown) => {
    raw.postMessage(message)
  })
})
