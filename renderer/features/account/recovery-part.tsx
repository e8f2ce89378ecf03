import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { isGuarded, type Me } from '../../../electron/contract/identity/person.ts'
import { client } from '../../host/api.ts'
import { withStepUp } from '../../person/step-up.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { State } from '../../ui/pill.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { Section } from '../../ui/section.tsx'
import { useFreshMe } from './use-fresh-me.ts'

/** Whether this person could not come back if they forgot their password today. */
export const isStranded = (me: Me): boolean => isGuarded(me) && !me.twoFactor && !me.recoverySheet

function Sheet({ code, email, onClose }: { code: string; email: string; onClose: () => void }) {
  const { t } = useTranslation('account')
  return (
    <Dialog
      title={t('recovery.title')}
      isOpen
      onClose={() => undefined}
      actions={
        <>
          <Button icon="note" onPress={() => window.print()}>
            {t('backup.print')}
          </Button>
          <Button variant="pri" onPress={onClose}>
            {t('recovery.kept')}
          </Button>
        </>
      }
    >
      <p className="t2">{t('recovery.once')}</p>
      <div className="account-print-only">
        <p className="account-print-head">{t('recovery.paper', { email })}</p>
        <p className="account-recovery-code mono">{code}</p>
        <p>{t('recovery.how')}</p>
      </div>
    </Dialog>
  )
}

/** The paper for the safe: with the mailed code it sets a new password when the phone is gone too. */
export function RecoveryPart({ me }: { me: Me }) {
  const { t } = useTranslation('account')
  const fresh = useFreshMe()
  const make = useMutation({ mutationFn: () => withStepUp(() => client.account.makeRecoverySheet()) })
  if (!isGuarded(me)) return null
  return (
    <Section title={t('recovery.title')}>
      <p className="account-recovery-lead t2 small">{t('recovery.lead')}</p>
      <div className="li account-wrap-line">
        <State state={me.recoverySheet ? 'ok' : me.twoFactor ? 'none' : 'watch'}>
          {t(me.recoverySheet ? 'recovery.made' : 'recovery.none')}
        </State>
        <span className="grow" />
        <Button size="sm" busy={make.isPending} onPress={() => make.mutate()}>
          {t(me.recoverySheet ? 'recovery.again' : 'recovery.make')}
        </Button>
      </div>
      <Refusal error={make.error} />
      {make.data && (
        <Sheet
          code={make.data.code}
          email={me.email}
          onClose={() => {
            make.reset()
            void fresh()
          }}
        />
      )}
    </Section>
  )
}
