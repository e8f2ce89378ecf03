import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Invitation, PersonRow } from '../../../electron/contract/people.ts'
import { client } from '../../host/api.ts'
import { withStepUp } from '../../person/step-up.ts'
import { showToast } from '../../ui/toast.tsx'
import { AskDialog } from './ask-dialog.tsx'
import { EditPersonDialog } from './edit-person-dialog.tsx'
import { InvitationDialog } from './invitation-view.tsx'
import { nameOf } from './person-words.ts'
import { useRefreshPeople } from './use-people.ts'

export type PersonAct = 'edit' | 'invite' | 'resetTwoFactor' | 'endSessions' | 'deactivate' | 'remove'

type PersonDialogsProps = { person: PersonRow; act: PersonAct | null; onClose: () => void; onGone: () => void }

/** The question or form of what is being done to a person. */
export function PersonDialogs({ person, act, onClose, onGone }: PersonDialogsProps) {
  const { t } = useTranslation('people')
  const refresh = useRefreshPeople()
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const { id } = person
  const name = nameOf(person)
  const done = async (text: string) => {
    showToast({ text })
    await refresh()
  }
  if (invitation) {
    return (
      <InvitationDialog
        person={person}
        invitation={invitation}
        onClose={() => {
          setInvitation(null)
        }}
      />
    )
  }
  if (act === 'edit') return <EditPersonDialog person={person} onClose={onClose} />
  if (act === 'deactivate') {
    return (
      <AskDialog
        title={t('deactivate.title', { name })}
        confirmLabel={t('deactivate.confirm')}
        keepLabel={t('deactivate.keep')}
        reasonLabel={t('deactivate.reason')}
        onClose={onClose}
        onConfirm={async (reason) => {
          await withStepUp(() => client.people.setActive({ id, isActive: false, reason }))
          await done(t('done.deactivated', { name }))
        }}
      >
        {t('deactivate.text')}
      </AskDialog>
    )
  }
  const ask = {
    invite: async () => {
      setInvitation(await withStepUp(() => client.people.invite({ id })))
      await done(t('done.invited', { name }))
    },
    resetTwoFactor: async () => {
      await withStepUp(() => client.people.resetTwoFactor({ id }))
      await done(t('done.twoFactorReset', { name }))
    },
    endSessions: async () => {
      const { ended } = await withStepUp(() => client.people.endSessions({ id }))
      await done(t('done.sessionsEnded', { count: ended }))
    },
    remove: async () => {
      await withStepUp(() => client.people.remove({ id }))
      onGone()
      await done(t('done.removed', { name }))
    },
  }
  if (act === null) return null
  return (
    <AskDialog
      title={t(`confirm.${act}`, { name })}
      confirmLabel={t(`confirm.${act}Yes`, { name })}
      danger={act !== 'invite'}
      onClose={onClose}
      onConfirm={ask[act]}
    >
      {t(`confirm.${act}Text`)}
    </AskDialog>
  )
}
