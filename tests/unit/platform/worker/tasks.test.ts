import { afterEach, describe, expect, it } from 'vitest'
import { childWorker, createTasks, type Tasks } from '../../../../electron/platform/worker/index.ts'
import { count, double, eatMemory, fail, spin, spinLong, unknown } from '../../../support/odd-tasks.ts'
import { until } from '../../../support/until.ts'

const entry = new URL('../../../support/odd-worker.ts', import.meta.url)
let tasks: Tasks | null = null
/** Of the workers of this test alone: those of the one before may end a moment later. */
let workers = { started: 0, ended: 0 }
function open(options: Partial<Parameters<typeof createTasks>[0]> = {}): Tasks {
  const own = { started: 0, ended: 0 }
  workers = own
  const spawn = childWorker(entry, { mostHeapMb: 32 })
  const counted = () => {
    own.started += 1
    const worker = spawn()
    worker.onExit(() => (own.ended += 1))
    return worker
  }
  tasks = createTasks({ spawn: counted, most: 1, ...options })
  return tasks
}
afterEach(() => {
  tasks?.stop()
})

describe('long work', () => {
  it('is done by one worker, one after the other', async () => {
    const { run } = open()
    expect(await Promise.all([run(double, 1), run(double, 2), run(double, 3)])).toEqual([2, 4, 6])
    expect(workers.started).toBe(1)
  })

  it('that takes too long is stopped, and the next is done by another', async () => {
    const { run } = open()
    await expect(run(spin, null)).rejects.toMatchObject({ why: 'heavy' })
    expect(await run(double, 4)).toBe(8)
    expect(workers.started).toBe(2)
  })

  it('that takes too much memory ends with its worker, and the host goes on', async () => {
    const { run } = open()
    await expect(run(eatMemory, null)).rejects.toMatchObject({ why: 'heavy' })
    expect(await run(double, 5)).toBe(10)
  })

  it('that is wrong says so to who asked, and its worker goes on', async () => {
    const { run } = open()
    await expect(run(fail, null)).rejects.toThrow('the work itself is wrong')
    await expect(run(unknown, null)).rejects.toThrow('nothing is done for the task nothing')
    expect(await run(double, 6)).toBe(12)
    expect(workers.started).toBe(1)
  })

  it('ends when its caller is gone, whether it waited or had begun', async () => {
    const { run } = open()
    const leave = new AbortController()
    const begun = run(spinLong, null, leave.signal)
    const waits = run(double, 1, leave.signal)
    const other = run(double, 7)
    leave.abort(new Error('gone'))
    await expect(begun).rejects.toThrow('gone')
    await expect(waits).rejects.toThrow('gone')
    expect(await other).toBe(14)
    await expect(run(double, 1, leave.signal)).rejects.toThrow('gone')
  })

  it('is refused where so many wait already', async () => {
    const { run } = open({ mostWaiting: 1 })
    const first = run(spin, null)
    const second = run(double, 8)
    await expect(run(double, 9)).rejects.toMatchObject({ why: 'busy' })
    await expect(first).rejects.toMatchObject({ why: 'heavy' })
    expect(await second).toBe(16)
    expect(await run(double, 9)).toBe(18)
  })

  it('leaves no worker that nobody needs', async () => {
    const { run } = open({ unusedMs: 20 })
    await run(count, null)
    await until('it has ended', () => workers.ended > 0)
    expect(await run(count, null)).toBe(1)
  })
})

describe('a worker that is held', () => {
  const never = new AbortController().signal

  it('remembers for its caller alone, and does not keep the others waiting', async () => {
    const { run, hold } = open({ mostHeld: 2 })
    const [one, two] = [await hold('a book', never), await hold('a book', never)]
    expect([await one.run(count, null), await one.run(count, null), await two.run(count, null)]).toEqual([1, 2, 1])
    expect(await run(count, null)).toBe(1)
    one.release()
    two.release()
    // What was begun in it went with it.
    const next = await hold('a book', never)
    expect(await next.run(count, null)).toBe(2) // the one that was free
    next.release()
  })

  it('is one of so many, and the next waits for its end', async () => {
    const { hold } = open({ mostHeld: 1, mostWaiting: 1 })
    const one = await hold('a book', never)
    const next = hold('a book', never)
    await expect(hold('a book', never)).rejects.toMatchObject({ why: 'busy' })
    one.release()
    one.release()
    const held = await next
    expect(await held.run(double, 1)).toBe(2)
    held.release()
  })

  it('is taken from who asks nothing of it', async () => {
    const { hold } = open({ mostHeld: 1, heldMs: 30 })
    const idle = await hold('a book', never)
    const next = await hold('a book', never)
    await expect(idle.run(double, 1)).rejects.toMatchObject({ why: 'heavy' })
    expect(await next.run(double, 1)).toBe(2)
    next.release()
  })
})
