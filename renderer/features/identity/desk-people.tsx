import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { DeskPerson } from '../../../electron/contract/identity/identity.ts'
import { fullName, type Me } from '../../../electron/contract/identity/person.ts'
import { api, client } from '../../host/api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Loading, Problem } from '../../ui/query-states.tsx'
import { PinForm } from './pin-form.tsx'

/** Who signed in fully at this desk today and has a PIN. */
export const useDesk = () => useQuery(api.identity.desk.queryOptions({ staleTime: 0 }))

type PeopleProps = { people: readonly DeskPerson[]; onChoose: (person: DeskPerson) => void }

export function DeskPeople({ people, onChoose }: PeopleProps) {
  const { t } = useTranslation('identity')
  return (
    <ul className="identity-desk-people" aria-label={t('desk.title')}>
      {people.map((person) => (
        <li key={person.id}>
          <AriaButton className="identity-desk-person" onPress={() => onChoose(person)}>
            <span className="av" aria-hidden="true">
              {(person.firstName.at(0) ?? '') + (person.lastName.at(0) ?? '')}
            </span>
            <span className="cut grow">{fullName(person)}</span>
            <span className="t3 small">PIN</span>
            <Icon name="right" small />
          </AriaButton>
        </li>
      ))}
    </ul>
  )
}

/** The PIN of one person takes over the desk. */
export function TakeOver({ person, onSignedIn }: { person: DeskPerson; onSignedIn: (me: Me) => void }) {
  const { t } = useTranslation('identity')
  return (
    <PinForm
      submit={t('desk.enter', { name: person.firstName })}
      enter={(pin) => client.identity.switchTo({ userId: person.id, pin })}
      onDone={onSignedIn}
    />
  )
}

type SwitchProps = { isOpen: boolean; onClose: () => void; meId: string; onSignedIn: (me: Me) => void }

function SwitchBody({ onClose, meId, onSignedIn }: Omit<SwitchProps, 'isOpen'>) {
  const { t } = useTranslation(['identity', 'common'])
  const desk = useDesk()
  const [chosen, setChosen] = useState<DeskPerson | null>(null)
  const others = desk.data?.filter((person) => person.id !== meId) ?? []
  return (
    <>
      {chosen ? (
        <>
          <p className="b">{fullName(chosen)}</p>
          <TakeOver
            person={chosen}
            onSignedIn={(me) => {
              onClose()
              onSignedIn(me)
            }}
          />
        </>
      ) : (
        <>
          {desk.isPending && <Loading label={t('desk.title')} rows={2} />}
          {desk.isError && <Problem error={desk.error} onRetry={() => void desk.refetch()} />}
          {desk.data && others.length > 0 && <DeskPeople people={others} onChoose={setChosen} />}
          {desk.data && others.length === 0 && <p className="t2">{t('desk.nobody')}</p>}
        </>
      )}
      <div className="dlg-acts">
        {chosen && (
          <Button
            icon="left"
            onPress={() => {
              setChosen(null)
            }}
          >
            {t('back')}
          </Button>
        )}
        <Button onPress={onClose}>{t('common:action.cancel')}</Button>
      </div>
    </>
  )
}

/** From the person menu: somebody else takes over by PIN. */
export function SwitchDialog({ isOpen, ...rest }: SwitchProps) {
  const { t } = useTranslation('identity')
  return (
    <Dialog title={t('desk.switch')} isOpen={isOpen} onClose={rest.onClose}>
      <SwitchBody {...rest} />
    </Dialog>
  )
}
