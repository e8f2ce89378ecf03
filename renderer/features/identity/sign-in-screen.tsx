import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeskPerson, SignInAnswer } from '../../../electron/contract/identity/identity.ts'
import { fullName, type Me } from '../../../electron/contract/identity/person.ts'
import { Button } from '../../ui/button.tsx'
import { DeskPeople, TakeOver, useDesk } from './desk-people.tsx'
import './identity.css'
import { PasswordStep } from './password-step.tsx'
import { AskResetStep, ResetStep } from './reset-step.tsx'
import { SecondFactorStep } from './second-factor-step.tsx'
import { VerifyStep } from './verify-step.tsx'

type Step =
  | { at: 'password' }
  | { at: 'code'; ticket: string }
  | { at: 'forgot' }
  | { at: 'reset'; login: string; mailed: boolean }
  | { at: 'verify' }
  | { at: 'pin'; person: DeskPerson }

type SignInProps = { farmName: string | null; onSignedIn: (me: Me) => void }

function useHeading(step: Step, farmName: string | null) {
  const { t } = useTranslation('identity')
  switch (step.at) {
    case 'password':
      return { title: t('title'), to: farmName === null ? '' : t('to', { farm: farmName }), lead: t('lead') }
    case 'code':
      return { title: t('code.title'), to: '', lead: t('code.lead') }
    case 'forgot':
      return { title: t('forgot.title'), to: '', lead: t('forgot.lead') }
    case 'reset':
      return { title: t('forgot.choose'), to: '', lead: t(step.mailed ? 'forgot.sent' : 'forgot.chooseLead') }
    case 'verify':
      return { title: t('verify.title'), to: '', lead: t('verify.lead') }
    case 'pin':
      return { title: fullName(step.person), to: '', lead: t('desk.lead') }
  }
}

/** At the right: who is known at this desk, and the way in for who is new. */
function Beside({ go }: { go: (step: Step) => void }) {
  const { t } = useTranslation('identity')
  const desk = useDesk()
  return (
    <aside className="identity-beside">
      {desk.data && desk.data.length > 0 && (
        <section>
          <h2>{t('desk.title')}</h2>
          <DeskPeople people={desk.data} onChoose={(person) => go({ at: 'pin', person })} />
        </section>
      )}
      <section>
        <h2>{t('invited.title')}</h2>
        <p className="t2">{t('invited.body')}</p>
        <Button size="sm" onPress={() => go({ at: 'reset', login: '', mailed: false })}>
          {t('invited.action')}
        </Button>
      </section>
      <section>
        <h2>{t('other.title')}</h2>
        <p className="t2">{t('other.body')}</p>
      </section>
    </aside>
  )
}

/** One way in after the other; what was typed stays through a reload, secrets never do. */
export function SignInScreen({ farmName, onSignedIn }: SignInProps) {
  const { t } = useTranslation('identity')
  const [step, setStep] = useState<Step>({ at: 'password' })
  const { title, to, lead } = useHeading(step, farmName)
  const start = () => {
    setStep({ at: 'password' })
  }
  const answer = (given: SignInAnswer) => {
    if (given.done) onSignedIn(given.me)
    else setStep({ at: 'code', ticket: given.ticket })
  }
  return (
    <div className="identity-sign-in-page">
      <section className="identity-sign-in">
        <h1>
          {title} {to && <span className="t2">{to}</span>}
        </h1>
        <p className="t2">{lead}</p>
        {step.at === 'password' && (
          <PasswordStep
            onAnswer={answer}
            onForgot={() => setStep({ at: 'forgot' })}
            onVerify={() => setStep({ at: 'verify' })}
          />
        )}
        {step.at === 'code' && <SecondFactorStep ticket={step.ticket} onSignedIn={onSignedIn} onBack={start} />}
        {step.at === 'forgot' && (
          <AskResetStep onAsked={(login, mailed) => setStep({ at: 'reset', login, mailed })} onBack={start} />
        )}
        {step.at === 'reset' && <ResetStep login={step.login} onDone={start} onBack={start} />}
        {step.at === 'verify' && <VerifyStep onDone={start} onBack={start} />}
        {step.at === 'pin' && (
          <>
            <TakeOver person={step.person} onSignedIn={onSignedIn} />
            <div className="identity-sign-in-links">
              <Button variant="ghost" size="sm" icon="left" onPress={start}>
                {t('back')}
              </Button>
            </div>
          </>
        )}
      </section>
      <Beside go={setStep} />
    </div>
  )
}
