import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { DatabaseView } from '../../../electron/contract/settings/settings.ts'
import type { Health } from '../../../electron/contract/setup/system.ts'
import { api, client } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { withStepUp } from '../../person/step-up.ts'
import { Button } from '../../ui/button.tsx'
import { formatBytes, formatNumber } from '../../ui/format.ts'
import { HealthLine } from '../../ui/health.tsx'
import { TestSteps, useLiveTest } from '../../ui/live-test.tsx'
import { PartHead } from '../../ui/part-head.tsx'
import { Loading, Problem } from '../../ui/query-states.tsx'
import { Fact } from './fact.tsx'

const kindWords = { demo: 'kindDemo', embedded: 'kindEmbedded', server: 'kindServer' } as const
const transportWords = {
  embedded: 'transportEmbedded',
  tcp: 'transportTcp',
  websocket: 'transportWebsocket',
} as const

function DatabaseFacts({ view }: { view: DatabaseView }) {
  const { t } = useTranslation('settings')
  const shown = (value: number | null, format: (value: number) => string) =>
    value === null ? t('database.unknown') : format(value)
  return (
    <dl className="facts">
      <Fact name={t('database.kind')}>{t(`database.${kindWords[view.kind]}`)}</Fact>
      <Fact name={t('database.where')}>
        <span className="mono breakable">{view.where}</span>
      </Fact>
      <Fact name={t('database.transport')}>{t(`database.${transportWords[view.transport]}`)}</Fact>
      <Fact name={t('database.migration')}>
        <span className="mono breakable">{view.migration ?? t('database.unknown')}</span>
      </Fact>
      <Fact name={t('database.size')}>{shown(view.sizeBytes, formatBytes)}</Fact>
      <Fact name={t('database.readings')}>{shown(view.readings, formatNumber)}</Fact>
      <Fact name={t('database.waiting')} help={view.waiting > 0 ? t('database.waitingHelp') : undefined}>
        {formatNumber(view.waiting)}
      </Fact>
      <Fact name={t('database.dead')} help={view.dead > 0 ? t('database.deadHelp') : undefined}>
        {formatNumber(view.dead)}
      </Fact>
    </dl>
  )
}

const refreshMs = 5000

export function DatabasePart({ health }: { health: Health | null }) {
  const { t } = useTranslation(['settings', 'common'])
  const view = useQuery(api.settings.database.queryOptions({ refetchInterval: refreshMs }))
  const mayTest = useMay()('system:update')
  const test = useLiveTest()
  return (
    <>
      <PartHead title={t('database.title')} lead={t('database.lead')}>
        {health && <HealthLine part="database" health={health.database} />}
      </PartHead>
      {view.isPending && <Loading label={t('database.title')} rows={8} />}
      {view.isError && <Problem title={t('database.read')} error={view.error} onRetry={() => void view.refetch()} />}
      {view.data && <DatabaseFacts view={view.data} />}
      {mayTest && (
        <div className="test-area">
          <div className="row wrap">
            <Button
              busy={test.running}
              onPress={() => {
                test.start((signal) => withStepUp(() => client.settings.testDatabase(undefined, { signal })))
              }}
            >
              {t('database.test')}
            </Button>
            <span className="t3 small">{t('database.testHelp')}</span>
          </div>
          <TestSteps of="database" test={test} label={t('database.testLabel')} />
        </div>
      )}
    </>
  )
}
