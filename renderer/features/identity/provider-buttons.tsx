import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Provider, SignInAnswer } from '../../../electron/contract/identity/identity.ts'
import { api, client } from '../../host/api.ts'
import { AtProvider } from '../../person/at-provider.tsx'
import { Button } from '../../ui/button.tsx'

/** Other ways in, when the farm has any. */
export function ProviderButtons({ stay, onAnswer }: { stay: boolean; onAnswer: (answer: SignInAnswer) => void }) {
  const { t } = useTranslation('identity')
  const providers = useQuery(api.identity.providers.queryOptions({ retry: false }))
  const [chosen, setChosen] = useState<Provider | null>(null)
  if (!providers.data || providers.data.length === 0) return null
  if (chosen) {
    return (
      <AtProvider
        provider={chosen}
        stay={stay}
        onTicket={async (ticket) => {
          onAnswer(await client.identity.finishProvider({ ticket }))
        }}
        onEnd={() => {
          setChosen(null)
        }}
      />
    )
  }
  return (
    <div className="identity-provider-buttons">
      <p className="identity-or t3 small">{t('provider.or')}</p>
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
