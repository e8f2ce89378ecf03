import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppState } from '../../../electron/contract/setup/system.ts'
import { client } from '../../host/api.ts'
import { hasWords, words } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { useSetup } from './setup-store.ts'

/** Tried again by the host itself; everything else waits for the person. */
const healsAlone = 'UNREACHABLE'

async function chooseAnother(): Promise<void> {
  await client.setup.back()
  useSetup.setState({ stepping: true })
}

/** Why the farm did not open, what cures it, and the way back. */
export function OpenFailedScreen({ problem }: { problem: AppState['problem'] }) {
  const { t } = useTranslation('setup')
  const [asking, setAsking] = useState(false)
  const retry = useMutation({ mutationFn: () => client.setup.retry() })
  const code = problem?.code ?? 'OTHER'
  const key = `setup:failed.${code}`
  return (
    <section className="setup-ask">
      <h1>{t('failed.title')}</h1>
      <p className="t2">
        {t('failed.lead')} {code === healsAlone && t('failed.again')}
      </p>
      <div className="st4 bad" role="alert">
        <Icon name="bad" />
        <div>
          <div className="b">{hasWords(key) ? words(key) : t('failed.OTHER', { code })}</div>
          {problem && <p className="t3 mono setup-failed-detail">{problem.message}</p>}
        </div>
      </div>
      <Refusal error={retry.error} />
      <div className="row wrap">
        <Button
          variant="pri"
          size="lg"
          busy={retry.isPending}
          onPress={() => {
            retry.mutate()
          }}
        >
          {t('failed.retry')}
        </Button>
        <Button
          size="lg"
          onPress={() => {
            setAsking(true)
          }}
        >
          {t('failed.other')}
        </Button>
      </div>
      <ConfirmDialog
        title={t('failed.otherTitle')}
        isOpen={asking}
        onClose={() => {
          setAsking(false)
        }}
        onConfirm={chooseAnother}
        confirmLabel={t('failed.otherConfirm')}
        danger={false}
      >
        {t('failed.otherBody')}
      </ConfirmDialog>
    </section>
  )
}
