import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Provider, ProviderStep, SignInAnswer } from '../../../electron/contract/identity.ts'
import { api, client, problemOf } from '../../api.ts'
import { hasWords, words } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ProblemLine } from '../../ui/query-states.tsx'

type Way = { provider: Provider; stay: boolean; onAnswer: (answer: SignInAnswer) => void }
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
function useProviderWay({ provider, stay, onAnswer }: Way): Shown {
  const [shown, setShown] = useState<Shown>({ url: null, failed: null, error: null })
  const latest = useRef(onAnswer)
  useEffect(() => {
    latest.current = onAnswer
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
      if (step.step === 'done') latest.current(await client.identity.finishProvider({ ticket: step.ticket }))
    }
    const follow = async () => {
      for await (const step of await client.identity.startProvider({ provider: provider.id, stay }, { signal })) {
        if (signal.aborted) return
        await take(step)
      }
    }
    follow().catch((error: unknown) => {
      if (!signal.aborted && problemOf(error).code !== 'ABORTED') setShown({ url: null, failed: null, error })
    })
    return () => {
      controller.abort()
    }
  }, [provider.id, stay])
  return shown
}

function AtProvider({ onEnd, ...way }: Way & { onEnd: () => void }) {
  const { t } = useTranslation(['identity', 'common'])
  const { url, failed, error } = useProviderWay(way)
  const over = failed !== null || error !== null
  return (
    <div className="at-provider" aria-live="polite">
      {over ? (
        <>
          {failed && <Why {...failed} />}
          {error !== null && <ProblemLine error={error} />}
        </>
      ) : (
        <p className="row">
          <span className="dots" aria-hidden="true" />
          <span>{t('provider.waiting', { name: way.provider.name })}</span>
        </p>
      )}
      <div className="row wrap">
        <Button size="sm" onPress={onEnd} autoFocus>
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

/** Other ways in, when the farm has any. */
export function ProviderButtons({ stay, onAnswer }: Omit<Way, 'provider'>) {
  const { t } = useTranslation('identity')
  const providers = useQuery(api.identity.providers.queryOptions({ retry: false }))
  const [chosen, setChosen] = useState<Provider | null>(null)
  if (!providers.data || providers.data.length === 0) return null
  if (chosen) {
    return (
      <AtProvider
        provider={chosen}
        stay={stay}
        onAnswer={onAnswer}
        onEnd={() => {
          setChosen(null)
        }}
      />
    )
  }
  return (
    <div className="provider-buttons">
      <p className="or t3 small">{t('provider.or')}</p>
      {providers.data.map((provider) => (
        <Button
          key={provider.id}
          size="lg"
          wide
          icon="link"
          onPress={() => {
            setChosen(provider)
          }}
        >
          {t('provider.with', { name: provider.name })}
        </Button>
      ))}
    </div>
  )
}
