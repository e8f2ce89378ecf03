import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Invitation, PersonRow } from '../../../electron/contract/people.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { formatDateTime } from '../../ui/format.ts'
import { nameOf } from './person-words.ts'

type InvitationProps = { person: PersonRow; invitation: Invitation; onClose: () => void }

/** What came of an invitation: on its way by mail, or a code to hand over, shown once. */
export function InvitationDialog({ person, invitation, onClose }: InvitationProps) {
  const { t } = useTranslation('people')
  const [copied, setCopied] = useState(false)
  const name = nameOf(person)
  const { code } = invitation
  const copy = async () => {
    await navigator.clipboard.writeText(code ?? '')
    setCopied(true)
  }
  return (
    <Dialog
      title={t('invitation.title', { name })}
      isOpen
      onClose={onClose}
      actions={
        <Button variant="pri" onPress={onClose} autoFocus={code === null}>
          {t('invitation.done')}
        </Button>
      }
    >
      {code === null ? (
        <p className="t2">{t('invitation.mailed', { email: person.email })}</p>
      ) : (
        <>
          <p className="t2">{t('invitation.handOver', { name })}</p>
          <div className="people-invite-code">
            <output className="mono" aria-label={t('invitation.title', { name })}>
              {code.replace(/^(\d{3})(\d{3})$/, '$1 $2')}
            </output>
            <Button icon={copied ? 'check' : 'copy'} onPress={() => void copy()} autoFocus>
              {t(copied ? 'invitation.copied' : 'invitation.copy')}
            </Button>
          </div>
          <p className="t2">{t('invitation.how', { email: person.email })}</p>
        </>
      )}
      <p className="t3 small">{t('invitation.expires', { at: formatDateTime(invitation.expiresAt) })}</p>
    </Dialog>
  )
}
