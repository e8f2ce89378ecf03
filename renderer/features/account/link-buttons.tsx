import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Provider } from '../../../electron/contract/identity/identity.ts'
import { AtProvider } from '../../person/at-provider.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { showToast } from '../../ui/toast.tsx'

type Props = { providers: readonly Provider[]; onLinked: () => Promise<unknown> }

/** Ways in that the farm offers and this account has not: each leads to the provider and back. */
export function LinkButtons({ providers, onLinked }: Props) {
  const { t } = useTranslation('account')
  const [chosen, setChosen] = useState<Provider | null>(null)
  if (chosen) {
    return (
      <AtProvider
        provider={chosen}
        stay={false}
        onTicket={async () => {
          await onLinked()
          setChosen(null)
          showToast({ text: t('linked.linked', { name: chosen.name }) })
        }}
        onEnd={() => {
          setChosen(null)
        }}
      />
    )
  }
  return (
    <section>
      <h3 className="b">{t('linked.offered')}</h3>
      <ul>
        {providers.map((provider) => (
          <li key={provider.id} className="li">
            <Icon name="link" />
            <span className="b grow cut">{provider.name}</span>
            <Button
              size="sm"
              label={t('linked.linkOf', { name: provider.name })}
              onPress={() => {
                setChosen(provider)
              }}
            >
              {t('linked.link')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
