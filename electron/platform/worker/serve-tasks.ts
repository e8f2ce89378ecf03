import type { Task, TaskAnswer, TaskRequest } from './task.ts'
import { openWorkerPort } from './worker-port.ts'

type Doing = [name: string, work: (input: never) => unknown]

/** What is done for a task. */
export const doing = <In, Out>({ name }: Task<In, Out>, work: (input: In) => Out | Promise<Out>): Doing => [name, work]

/** The worker's side: does one task after the other, as they come. */
export function serveTasks(all: readonly Doing[]): void {
  const works = new Map(all)
  const port = openWorkerPort()
  const answer = async ({ name, input }: TaskRequest): Promise<TaskAnswer> => {
    const work = works.get(name)
    if (!work) throw new Error(`nothing is done for the task ${name}`)
    // By its name it is the work of just this task, whose type both sides share.
    return { output: await work(input as never) }
  }
  port.onMessage((message) => {
    // Only the host that started this worker speaks on its port.
    answer(message as TaskRequest).then(
      (said) => port.post(said),
      (error: unknown) => port.post({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
  })
}
