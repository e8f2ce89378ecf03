import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../electron/contract/identity/person.ts'
import type { AppState } from '../../../electron/contract/setup/system.ts'
import { OpenFailedScreen } from './open-failed-screen.tsx'
import { OpeningScreen } from './opening-screen.tsx'
import { OwnerScreen } from './owner-screen.tsx'
import './setup.css'
import { useSetup } from './setup-store.ts'
import { StartScreen } from './start-screen.tsx'

const steps = ['start', 'owner', 'farm'] as const

function StepsRail({ at }: { at: number }) {
  const { t } = useTranslation('setup')
  return (
    <>
      <ol className="setup-steps" aria-label={t('steps.label')}>
        {steps.map((step, index) => (
          <li
            key={step}
            className={index === at ? 'setup-current' : index < at ? 'setup-done' : ''}
            aria-current={index === at ? 'step' : undefined}
          >
            <b>{index + 1}</b>
            <span className="rail-word">{t(`steps.${step}`)}</span>
          </li>
        ))}
      </ol>
      <div className="foot">{t('foot')}</div>
    </>
  )
}

type FirstRunProps = {
  app: AppState
  onOwner: (me: Me) => void
  shell: (parts: { rail: ReactNode; children: ReactNode }) => ReactNode
}

/** From a fresh desktop to an open farm; also what an everyday start shows while the farm opens. */
export function FirstRun({ app, onOwner, shell }: FirstRunProps) {
  const stepping = useSetup((setup) => setup.stepping)
  const everyday = !stepping && (app.phase === 'opening' || app.phase === 'failed')
  const at = app.phase === 'needs-owner' ? 1 : 0
  return shell({
    rail: everyday ? null : <StepsRail at={at} />,
    children: (
      <>
        {app.phase === 'choose-start' && <StartScreen />}
        {app.phase === 'opening' && <OpeningScreen opening={app.opening} />}
        {app.phase === 'failed' && <OpenFailedScreen problem={app.problem} />}
        {app.phase === 'needs-owner' && <OwnerScreen onDone={onOwner} />}
      </>
    ),
  })
}
