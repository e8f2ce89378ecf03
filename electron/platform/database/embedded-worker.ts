// Entry of the database worker: a thread under Node, a utility process under Electron. In there a wild query or an abort
// of the engine stops neither the window nor the devices.

import { openWorkerPort } from '../worker/worker-port.ts'
import { DatabaseRefused } from './database-refused.ts'
import { prepareEngine } from './durable-nodefs.ts'
import { EmbeddedEngine } from './embedded-engine.ts'
import type { WorkerCalls, WorkerFault, WorkerMessage, WorkerOp, WorkerRequest } from './embedded-protocol.ts'
import { runScript } from './embedded-script.ts'
import { calmWasmTiering } from './wasm-tiering.ts'

type Handlers = {
  [K in WorkerOp]: (request: WorkerCalls[K]['request']) => Promise<WorkerCalls[K]['reply']>
}

calmWasmTiering()
prepareEngine()
const port = openWorkerPort()
const send = (message: WorkerMessage) => port.post(message)
const engine = new EmbeddedEngine()

const handlers: Handlers = {
  open: ({ dir, lockWaitMs }) => engine.open(dir, { lockWaitMs, onPreparing: () => send({ event: 'preparing' }) }),
  queryRaw: ({ tx, query }) => engine.target(tx).queryRaw(query),
  executeRaw: ({ tx, query }) => engine.target(tx).executeRaw(query),
  begin: ({ isolation }) => engine.begin(isolation),
  commit: ({ tx }) => engine.commit(tx),
  rollback: ({ tx }) => engine.rollback(tx),
  exec: async ({ script }) => {
    await engine.pglite().exec(script)
  },
  query: async ({ sql, params }) => (await engine.pglite().query<Record<string, unknown>>(sql, params)).rows,
  script: ({ script }) => runScript(engine.pglite(), script),
  copyAside: ({ migration }) => engine.copyAside(migration),
  maintain: () => engine.maintain(),
  close: () => engine.close(),
}

port.onMessage((message) => {
  // Only our own link speaks on this port.
  const request = message as WorkerRequest
  answer(request).then(
    (reply) => send({ id: request.id, reply }),
    (error: unknown) => send({ id: request.id, fault: faultOf(error) }),
  )
})
send({ event: 'up' })

function answer({ op, request }: WorkerRequest): Promise<unknown> {
  const handler = handlers[op] as (given: typeof request) => Promise<unknown>
  // A handler may throw before it returns its promise.
  return Promise.resolve().then(() => handler(request))
}

function faultOf(error: unknown): WorkerFault {
  if (error instanceof DatabaseRefused) {
    return { kind: 'refused', code: error.code, message: error.message, data: error.data }
  }
  if (isDriverError(error)) return { kind: 'driver', cause: error.cause }
  if (!(error instanceof Error)) return { kind: 'plain', message: String(error) }
  // PostgreSQL's own code, for whoever brings its own SQL.
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  return { kind: 'plain', message: error.message, ...code }
}

// The adapter brings its own copy of the class, so `instanceof` would not see it.
function isDriverError(error: unknown): error is { cause: Extract<WorkerFault, { kind: 'driver' }>['cause'] } {
  return error instanceof Error && error.name === 'DriverAdapterError' && error.cause !== undefined
}
