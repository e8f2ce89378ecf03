import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const program = fileURLToPath(new URL('./race-process.ts', import.meta.url))
const answers = z.array(z.string())

export type Racer = {
  /** Stands ready for this race. */
  prepare: (...race: readonly string[]) => Promise<void>
  /** Runs; gives what each of its calls was told. */
  go: () => Promise<string[]>
  stop: () => Promise<void>
}

/** A desktop in a process of its own on the same database. */
export function startRacer(url: string): Racer {
  const child = spawn(process.execPath, [program, url], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const said = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ask = async (line: string): Promise<string> => {
    child.stdin.write(`${line}\n`)
    const next = await said.next()
    if (next.done === true) throw new Error('the other process has ended')
    return next.value
  }
  return {
    prepare: async (...race) => {
      await ask(race.join(' '))
    },
    go: async () => answers.parse(JSON.parse((await ask('go')).replace('answers ', ''))),
    stop: async () => {
      child.stdin.end()
      await ended
    },
  }
}
