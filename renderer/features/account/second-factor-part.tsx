import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../electron/contract/identity/person.ts'
import { client } from '../../host/api.ts'
import { withStepUp } from '../../person/step-up.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { PartHead } from '../../ui/part-head.tsx'
import { State } from '../../ui/pill.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { showToast } from '../../ui/toast.tsx'
import { BackupCodesDialog } from './backup-codes-dialog.tsx'
import { TotpSetup } from './totp-setup.tsx'
import { useFreshMe } from './use-fresh-me.ts'

const fewCodes = 3

function IsOn({ me, onCodes }: { me: Me; onCodes: (codes: readonly string[]) => void }) {
  const { t } = useTranslation('account')
  const fresh = useFreshMe()
  const [ending, setEnding] = useState(false)
  const renew = useMutation({
    mutationFn: () => withStepUp(() => client.account.newBackupCodes()),
    onSuccess: ({ codes }) => {
      onCodes(codes)
    },
  })
  return (
    <>
      <div className="li account-wrap-line">
        <span className="grow">{t('secondFactor.left')}</span>
        <State state={me.backupCodes < fewCodes ? 'watch' : 'ok'}>
          {t('secondFactor.codesLeft', { count: me.backupCodes })}
        </State>
        <Button size="sm" busy={renew.isPending} onPress={() => renew.mutate()}>
          {t('secondFactor.renew')}
        </Button>
      </div>
      <Refusal error={renew.error} />
      <div className="row">
        <Button variant="danger" onPress={() => setEnding(true)}>
          {t('secondFactor.end')}
        </Button>
      </div>
      <ConfirmDialog
        title={t('secondFactor.endTitle')}
        isOpen={ending}
        onClose={() => setEnding(false)}
        confirmLabel={t('secondFactor.end')}
        onConfirm={async () => {
          await withStepUp(() => client.account.endTwoFactor())
          showToast({ text: t('secondFactor.ended') })
          await fresh()
        }}
      >
        {t('secondFactor.endBody')}
      </ConfirmDialog>
    </>
  )
}

export function SecondFactorPart({ me }: { me: Me }) {
  const { t } = useTranslation('account')
  const fresh = useFreshMe()
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const begin = useMutation({ mutationFn: () => withStepUp(() => client.account.startTwoFactor()) })
  return (
    <>
      <PartHead title={t('part.secondFactor')} lead={t('secondFactor.lead')}>
        <State state={me.twoFactor ? 'ok' : 'none'}>{t(me.twoFactor ? 'secondFactor.on' : 'secondFactor.off')}</State>
      </PartHead>
      {me.twoFactor && <IsOn me={me} onCodes={setCodes} />}
      {!me.twoFactor && !begin.data && (
        <div className="row">
          <Button variant="pri" busy={begin.isPending} onPress={() => begin.mutate()}>
            {t('secondFactor.start')}
          </Button>
        </div>
      )}
      <Refusal error={begin.error} />
      {!me.twoFactor && begin.data && codes === null && (
        <TotpSetup setup={begin.data} onCodes={setCodes} onCancel={begin.reset} />
      )}
      <BackupCodesDialog
        codes={codes}
        email={me.email}
        onSaved={() => {
          setCodes(null)
          begin.reset()
          void fresh()
        }}
      />
    </>
  )
}
