import type { TestStep } from '../../contract/base.ts'
import type { PortRow } from '../../contract/chambers/ports.ts'
import type { Changing } from '../../platform/bus.ts'

export type PortTestDeps = {
  rows: Changing<PortRow[]>
  /** A fresh look. Rejects when the system can't list its ports. */
  list: () => Promise<readonly unknown[]>
  /** A port that is not held open: whether it could be. */
  probe: (port: Pick<PortRow, 'path' | 'resets'>) => Promise<PortRow['state']>
}

const settleMs = 15_000 // a board is recognised in 12 s
const underWay = ['opening', 'resetting', 'listening']

/** How a held port is once its board had the time to speak; null: it was let go meanwhile. */
async function settled(rows: Changing<PortRow[]>, boardId: string, signal: AbortSignal): Promise<PortRow | null> {
  let last: PortRow | null = null
  for await (const list of rows.stream(AbortSignal.any([signal, AbortSignal.timeout(settleMs)]))) {
    last = list.find((row) => row.boardId === boardId && row.attached) ?? null
    if (!last || !underWay.includes(last.state.code)) break
  }
  return last
}

function stepOfAttached({ path, boardId, state }: PortRow): TestStep {
  const reason = typeof state.data.reason === 'string' ? state.data.reason : null
  const data = { ...state.data, port: path || boardId }
  if (state.code === 'recognised') return { step: 'port', ok: true, code: 'SPEAKS', data }
  if (underWay.includes(state.code)) return { step: 'port', ok: 'warn', code: 'UNDER_WAY', data }
  return { step: 'port', ok: false, code: reason ?? state.code, data }
}

async function* stepsOf(row: PortRow, deps: PortTestDeps, signal: AbortSignal): AsyncGenerator<TestStep, void> {
  const attached = row.attached ? await settled(deps.rows, row.boardId, signal) : null
  if (attached) yield stepOfAttached(attached)
  else if (!row.attached) {
    const { code, data } = await deps.probe(row)
    yield { step: 'port', ok: ['OPENS', 'READY'].includes(code), code, data: { ...data, port: row.path } }
  }
}

/** The ports, step by step: the system lists them, a held one speaks, a free one could be opened. */
export async function* testPorts(deps: PortTestDeps, signal: AbortSignal): AsyncGenerator<TestStep, void> {
  try {
    const ports = (await deps.list()).length
    yield { step: 'lists', ok: ports === 0 ? 'warn' : true, code: ports === 0 ? 'NO_PORTS' : 'LISTED', data: { ports } }
  } catch (error) {
    yield { step: 'lists', ok: false, code: 'LIST_FAILED', data: { detail: String(error) } }
  }
  // Ports that no chamber can be on (a computer's own COM1) would only be noise.
  const worth = deps.rows.get().filter((row) => row.attached || row.likely || row.manual)
  for (const row of worth) yield* stepsOf(row, deps, signal)
}
