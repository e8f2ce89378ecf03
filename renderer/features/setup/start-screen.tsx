import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { databaseUrl } from '../../../electron/contract/setup/setup.ts'
import type { FarmStart } from '../../../electron/contract/setup/system.ts'
import { client } from '../../host/api.ts'
import { Button } from '../../ui/button.tsx'
import { RadioCards } from '../../ui/choice.tsx'
import { formatAge } from '../../ui/format.ts'
import type { IconName } from '../../ui/icon.tsx'
import { type LiveTest, useLiveTest } from '../../ui/live-test.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { useHotkey } from '../../ui/use-hotkey.ts'
import { useNow } from '../../ui/use-now.ts'
import { JoinFields } from './join-fields.tsx'
import { useSetup } from './setup-store.ts'

const starts: readonly { id: FarmStart; icon: IconName }[] = [
  { id: 'demo', icon: 'play' },
  { id: 'empty', icon: 'home' },
  { id: 'join', icon: 'link' },
]

function TestedAge({ at }: { at: number }) {
  const { t } = useTranslation('setup')
  const now = useNow()
  return <span className="t3 small">{t('url.tested', { age: formatAge(new Date(at), now) })}</span>
}

function TestAgain({ test, url }: { test: LiveTest; url: string }) {
  const { t } = useTranslation(['setup', 'common'])
  if (test.endedAt === null) return <span className="t3 small">{t('url.testFirst')}</span>
  return (
    <>
      <Button
        size="lg"
        onPress={() => {
          test.start((signal) => client.setup.testDatabase({ url }, { signal }))
        }}
      >
        {t('common:action.testAgain')}
      </Button>
      <TestedAge at={test.endedAt} />
    </>
  )
}

/** What follows from the choice, said before it is made. */
function WhatNext({ start }: { start: FarmStart }) {
  const { t } = useTranslation('setup')
  return (
    <aside className="setup-then">
      <h2>{t('next.title')}</h2>
      <ol className="setup-next">
        <li>{t(`next.${start}.one`)}</li>
        <li>{t(`next.${start}.two`)}</li>
        <li>{t(`next.${start}.three`)}</li>
      </ol>
    </aside>
  )
}

export function StartScreen() {
  const { t } = useTranslation('setup')
  const { start, url } = useSetup()
  const test = useLiveTest()
  const choose = useMutation({
    mutationFn: () => client.setup.choose(start === 'join' ? { start, url } : { start }),
    onMutate: () => {
      useSetup.setState({ stepping: true })
    },
  })
  const mayGo = start !== 'join' || (databaseUrl.safeParse(url).success && test.passed)
  const go = () => {
    if (mayGo && !choose.isPending) choose.mutate()
  }
  useHotkey('F9', go, { label: t(`start.${start}.action`) })

  return (
    <div className="setup-page">
      <section className="setup-ask">
        <h1>{t('start.title')}</h1>
        <p className="t2">{t('start.lead')}</p>
        <RadioCards
          label={t('start.label')}
          value={start}
          onChange={(id) => {
            useSetup.setState({ start: id })
          }}
          cards={starts.map(({ id, icon }) => ({
            id,
            icon,
            title: t(`start.${id}.title`),
            detail: t(`start.${id}.detail`),
            note: t(`start.${id}.note`),
            ...(id === 'join' ? { more: <JoinFields test={test} /> } : {}),
          }))}
        />
        <Refusal error={choose.error} />
        <div className="row wrap">
          <Button variant="pri" size="lg" keyCap="F9" isDisabled={!mayGo} busy={choose.isPending} onPress={go}>
            {t(`start.${start}.action`)}
          </Button>
          {start === 'join' && <TestAgain test={test} url={url} />}
        </div>
      </section>
      <WhatNext start={start} />
    </div>
  )
}
