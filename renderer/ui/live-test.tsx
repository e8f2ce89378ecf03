import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hasWords, words } from '../i18n.ts'
import { formatDuration } from './format.ts'
import { Icon } from './icon.tsx'
import { type StateName, stateIcon } from './pill.tsx'
import { Refusal } from './refusal.tsx'

/** A step as the host tells it: a code and its facts, so that the sentence is in the person's language. */
type TestStep = {
  step: string
  ok: boolean | 'warn'
  code: string
  data: Record<string, string | number | null>
}

type Run = { steps: readonly TestStep[]; running: boolean; endedAt: number | null; error: unknown }
const idle: Run = { steps: [], running: false, endedAt: null, error: null }

export type LiveTest = Run & {
  /** Starts anew; a test that still runs is stopped. */
  start: (open: (signal: AbortSignal) => Promise<AsyncIterable<TestStep>>) => void
  /** Stops and forgets. */
  clear: () => void
  /** Ended, and nothing in it failed. */
  passed: boolean
}

/** A test whose steps are told as they happen. It ends when the screen is left. */
export function useLiveTest(): LiveTest {
  const [run, setRun] = useState(idle)
  const current = useRef<AbortController | null>(null)
  const clear = useCallback(() => {
    current.current?.abort()
    current.current = null
    setRun(idle)
  }, [])
  useEffect(
    () => () => {
      current.current?.abort()
    },
    [],
  )
  const start = useCallback<LiveTest['start']>((open) => {
    current.current?.abort()
    const controller = new AbortController()
    current.current = controller
    setRun({ ...idle, running: true })
    const show = (change: (run: Run) => Run) => {
      if (!controller.signal.aborted) setRun(change)
    }
    const follow = async () => {
      try {
        for await (const step of await open(controller.signal)) {
          show((before) => ({ ...before, steps: [...before.steps, step] }))
        }
        show((before) => ({ ...before, running: false, endedAt: Date.now() }))
      } catch (error) {
        show((before) => ({ ...before, running: false, endedAt: Date.now(), error }))
      }
    }
    void follow()
  }, [])
  const passed =
    run.endedAt !== null && run.error === null && run.steps.length > 0 && run.steps.every((step) => step.ok !== false)
  return { ...run, start, clear, passed }
}

/** What is tested decides the words. */
type TestOf = 'database' | 'broker' | 'ports' | 'mail' | 'provider' | 'paymongo'

function stateOf(step: TestStep): StateName {
  if (step.ok === 'warn') return 'watch'
  return step.ok ? 'ok' : 'bad'
}

/** What the sentences may need besides the step's own facts: a clock's difference in words. */
function factsOf({ data }: TestStep): Record<string, unknown> {
  const offMs = Number(data.offsetMs ?? Number(data.seconds ?? 0) * 1000)
  const direction = offMs > 0 ? 'behind' : 'ahead'
  return { ...data, span: formatDuration(Math.abs(offMs)), context: Math.abs(offMs) < 1000 ? '' : direction }
}

const sentence = (key: string, fallback: string, facts: Record<string, unknown>) =>
  hasWords(key) ? words(key, facts) : fallback

function StepLine({ of, step }: { of: TestOf; step: TestStep }) {
  const state = stateOf(step)
  const facts = factsOf(step)
  const key = `liveTest:${of}.${step.code}`
  const what = sentence(key, step.code, facts)
  return (
    <li className={`test-step ${state}`}>
      <span className="mk">
        <Icon name={stateIcon[state]} small />
      </span>
      {step.ok === false ? (
        <span>
          <span className="test-why">{what}</span>
          {hasWords(`${key}_cure`) && <span className="t2 test-cure">{words(`${key}_cure`, facts)}</span>}
        </span>
      ) : (
        <span>
          <span className="test-name">{sentence(`liveTest:${of}.step.${step.step}`, step.step, facts)}</span>{' '}
          <span className="t3">{what}</span>
        </span>
      )}
    </li>
  )
}

/** The steps so far, and a line for the one that runs. */
export function TestSteps({ of, test, label }: { of: TestOf; test: LiveTest; label: string }) {
  const { t } = useTranslation('liveTest')
  const area = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // On a long form the steps come below the fold: whoever pressed the button wants to see them.
    area.current?.scrollIntoView({ block: 'nearest' })
  }, [test.steps.length, test.running])
  if (!test.running && test.steps.length === 0 && test.error === null) return null
  return (
    <div aria-live="polite" ref={area}>
      <ul className="test" aria-label={label}>
        {test.steps.map((step, index) => (
          <StepLine key={index} of={of} step={step} />
        ))}
        {test.running && (
          <li className="test-step none">
            <span className="dots" aria-hidden="true" />
            <span className="t3">{t('running')}</span>
          </li>
        )}
      </ul>
      <Refusal error={test.error} />
    </div>
  )
}
