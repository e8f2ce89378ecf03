/**
 * Work that takes longer than others may be kept waiting, done by a worker. What goes in and what comes out is copied,
 * so it is plain. Its name and its time are all that the host knows of it; the worker's entry says what is done.
 */
export type Task<In, Out> = {
  name: string
  /** Then its worker is ended. */
  atMostMs: number
  /** Never there: it holds the types. */
  does?: (input: In) => Out
}

export const task = <In, Out>(name: string, atMostMs: number): Task<In, Out> => ({ name, atMostMs })

export type TaskRequest = { name: string; input: unknown }
export type TaskAnswer = { output: unknown } | { error: string }

/** `heavy`: it took more memory or time than a task gets. `busy`: so many wait already that one more would wait too long. */
export class TaskStopped extends Error {
  readonly why: 'heavy' | 'busy'
  constructor(why: 'heavy' | 'busy', what: string) {
    super(`${what}: stopped, ${why}`)
    this.why = why
  }
}
