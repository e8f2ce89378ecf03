import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { DeskPerson } from '../../../electron/contract/identity/identity.ts'
import { fullName, type Me } from '../../../electron/contract/identity/person.ts'
import { Button } from '../../ui/button.tsx'
import { BrandMark, Icon } from '../../ui/icon.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { DeskPeople, TakeOver, useDesk } from './desk-people.tsx'
import { UnlockOwn } from './unlock-own.tsx'
import './identity.css'

type LockProps = { me: Me; farmName: string | null; onBack: (me: Me) => void; onSignOut: () => Promise<void> }

function LockBody({ me, farmName, onBack, onSignOut }: LockProps) {
  const { t } = useTranslation('identity')
  const desk = useDesk()
  const [other, setOther] = useState<DeskPerson | null>(null)
  const leave = useMutation({ mutationFn: onSignOut })
  const others = desk.data?.filter((person) => person.id !== me.id) ?? []
  const who = other ?? me
  return (
    <div className="identity-lock-body">
      <div className="identity-lock-brand">
        <BrandMark />
        <span className="bb">{farmName ?? 'MASH'}</span>
      </div>
      <Heading slot="title" level={1}>
        {fullName(who)}
      </Heading>
      <p className="t2 row">
        <Icon name="lock" small />
        {other ? t('desk.lead') : t('lock.lead')}
      </p>
      {other ? <TakeOver key={other.id} person={other} onSignedIn={onBack} /> : <UnlockOwn me={me} onBack={onBack} />}
      {!other && others.length > 0 && (
        <section className="identity-lock-others">
          <h2>{t('lock.others')}</h2>
          <DeskPeople people={others} onChoose={setOther} />
        </section>
      )}
      <Refusal error={leave.error} />
      <div className="identity-sign-in-links">
        {other && (
          <Button
            variant="ghost"
            size="sm"
            icon="left"
            onPress={() => {
              setOther(null)
            }}
          >
            {t('back')}
          </Button>
        )}
        <Button variant="ghost" size="sm" icon="signOut" busy={leave.isPending} onPress={() => leave.mutate()}>
          {t('lock.signOut')}
        </Button>
      </div>
    </div>
  )
}

/**
 * Covers the farm, which stays as it is underneath: whatever was open or typed. A modal of its own takes the focus and
 * hides all else from assistive technology; the class hides it from the eyes, whatever floats there.
 */
export function LockScreen(props: LockProps) {
  const { t } = useTranslation('identity')
  useEffect(() => {
    document.body.classList.add('identity-desk-locked')
    return () => {
      document.body.classList.remove('identity-desk-locked')
    }
  }, [])
  return (
    <ModalOverlay className="identity-lock-layer" isOpen isKeyboardDismissDisabled>
      <Modal>
        <Dialog aria-label={t('lock.title')}>
          <LockBody {...props} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
