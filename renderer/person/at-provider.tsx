import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Provider, ProviderStep } from '../../electron/contract/identity/identity.ts'
import { client, problemOf } from '../host/api.ts'
import { hasWords, words } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { withStepUp } from './step-up.ts'

type Way = {
  provider: Provider
  stay: boolean
  /** The person came back and is known; the ticket signs in whoever is not in already. */
  onTicket: (ticket: string) => Promise<void>
  onEnd: () => void
}
type Failed = { code: string; detail: string }
type Shown = { url: string | null; failed: Failed | null; error: unknown }

function Why({ code, detail }: Failed) {
  const { t } = useTranslation('identity')
  const key = `identity:provider.failed.${code}`
  return (
    <p role="alert" className="problem-line bad">
      <Icon name="bad" small />
      <span>
        {hasWords(key) ? words(key) : t('provider.failed.OTHER')} <span className="t3 breakable">{detail}</span>
      </span>
    </p>
  )
}

/** Told step by step until the provider has answered; leaving ends it on the host too. */
function useProviderWay({ provider, stay, onTicket, onEnd }: Way): Shown {
  const [shown, setShown] = useState<Shown>({ url: null, failed: null, error: null })
  const latest = useRef({ onTicket, onEnd })
  useEffect(() => {
    latest.current = { onTicket, onEnd }
  })
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    const take = async (step: ProviderStep) => {
      if (step.step === 'failed') setShown({ url: null, failed: step, error: null })
      if (step.step === 'open') {
        setShown({ url: step.url, failed: null, error: null })
        window.open(step.url, '_blank', 'noopener')
      }
      if (step.step === 'done') await latest.current.onTicket(step.ticket)
    }
    const begin = () => client.identity.startProvider({ provider: provider.id, stay }, { signal })
    const follow = async () => {
      for await (const step of await withStepUp(begin)) {
        if (signal.aborted) return
        await take(step)
      }
    }
    follow().catch((error: unknown) => {
      if (signal.aborted) return
      if (problemOf(error).code === 'ABORTED') latest.current.onEnd()
      else setShown({ url: null, failed: null, error })
    })
    return () => {
      controller.abort()
    }
  }, [provider.id, stay])
  return shown
}

/** Stands for a provider's button while the person is in the browser. */
export function AtProvider(way: Way) {
  const { t } = useTranslation(['identity', 'common'])
  const { url, failed, error } = useProviderWay(way)
  const over = failed !== null || error !== null
  return (
    <div className="at-provider" aria-live="polite">
      {over ? (
        <>
          {failed && <Why {...failed} />}
          <Refusal error={error} />
        </>
      ) : (
        <p className="row">
          <span className="dots" aria-hidden="true" />
          <span>{t('provider.waiting', { name: way.provider.name })}</span>
        </p>
      )}
      <div className="row wrap">
        <Button size="sm" onPress={way.onEnd} autoFocus>
          {t(over ? 'common:action.close' : 'common:action.cancel')}
        </Button>
        {url && !over && (
          <a className="btn ghost sm" href={url} target="_blank" rel="noopener noreferrer">
            {t('provider.openAgain')}
          </a>
        )}
      </div>
    </div>
  )
}
