import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Health } from '../../../electron/contract/setup/system.ts'
import { client } from '../../host/api.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { HealthLine } from '../../ui/health.tsx'
import { Icon } from '../../ui/icon.tsx'
import { TestSteps, useLiveTest } from '../../ui/live-test.tsx'
import { PartHead } from '../../ui/part-head.tsx'

/** The ports themselves are on the USB bench; here are their state, a test of all of them, and the way there. */
export function PortsPart({ health }: { health: Health | null }) {
  const { t } = useTranslation('settings')
  const test = useLiveTest()
  return (
    <>
      <PartHead title={t('ports.title')} lead={t('ports.lead')}>
        {health && <HealthLine part="usb" health={health.usb} />}
      </PartHead>
      <div className="row">
        <Link to="/chambers/ports" className={buttonClass({ variant: 'pri' })}>
          <Icon name="usb" />
          {t('ports.open')}
        </Link>
      </div>
      <div className="test-area">
        <div className="row wrap">
          <Button
            busy={test.running}
            onPress={() => {
              test.start((signal) => client.ports.test(undefined, { signal }))
            }}
          >
            {t('ports.test')}
          </Button>
          <span className="t3 small">{t('ports.testHelp')}</span>
        </div>
        <TestSteps of="ports" test={test} label={t('ports.testLabel')} />
      </div>
    </>
  )
}
