import { doing, serveTasks } from '../../electron/platform/worker/serve-tasks.ts'
import { count, double, eatMemory, fail, spin } from './odd-tasks.ts'

let asked = 0

// A worker that does what none should.
serveTasks([
  doing(double, (number) => number * 2),
  doing(spin, () => {
    for (;;);
  }),
  doing(eatMemory, () => {
    const eaten: unknown[] = []
    for (;;) eaten.push(new Array(1000).fill({}))
  }),
  doing(fail, () => {
    throw new Error('the work itself is wrong')
  }),
  doing(count, () => (asked += 1)),
])
