import { create } from 'zustand'
import type { StepUpMethod } from '../../electron/contract/base.ts'
import { problemOf } from '../host/api.ts'

type Question = {
  methods: readonly StepUpMethod[]
  /** Proven, or given up. */
  answer: (proven: boolean) => void
}

/** The question that the frame's one dialog shows; null: none. */
export const useStepUp = create<{ question: Question | null }>()(() => ({ question: null }))

function methodsOf(data: Record<string, unknown>): StepUpMethod[] {
  const named = Array.isArray(data.methods) ? data.methods : []
  return (['totp', 'password'] as const).filter((method) => named.includes(method))
}

let waiting: Promise<boolean> | null = null

/** Calls that ask at the same moment share one dialog. */
function ask(methods: readonly StepUpMethod[]): Promise<boolean> {
  waiting ??= new Promise<boolean>((resolve) => {
    const answer = (proven: boolean) => {
      waiting = null
      useStepUp.setState({ question: null })
      resolve(proven)
    }
    useStepUp.setState({ question: { methods, answer } })
  })
  return waiting
}

/** Nobody is there any more to answer: sign-out, lock, another person. */
export function dropStepUp(): void {
  useStepUp.getState().question?.answer(false)
}

/**
 * A call that may ask for a proof of who is there. Then the code or the password is asked for and the call made once
 * more. Giving up rejects with an AbortError, `problemOf` says ABORTED, and a screen stays silent.
 */
export async function withStepUp<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    const { code, data } = problemOf(error)
    if (code !== 'STEP_UP_NEEDED') throw error
    if (!(await ask(methodsOf(data)))) throw new DOMException('the proof was not given', 'AbortError')
  }
  return call()
}
