import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { type BrokerInput, type BrokerView, brokerInput } from '../../../electron/contract/settings/settings.ts'
import type { Health } from '../../../electron/contract/setup/system.ts'
import { api, client } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { withStepUp } from '../../person/step-up.ts'
import { Button } from '../../ui/button.tsx'
import { HealthLine } from '../../ui/health.tsx'
import { TestSteps, useLiveTest } from '../../ui/live-test.tsx'
import { PartHead } from '../../ui/part-head.tsx'
import { Loading, Problem } from '../../ui/query-states.tsx'
import { ReadOnly } from '../../ui/read-only.tsx'
import { RestoredLine } from '../../ui/restored-line.tsx'
import { showToast } from '../../ui/toast.tsx'
import { dropDraft, useSavedDraft } from '../../ui/use-draft.ts'
import { useHotkey } from '../../ui/use-hotkey.ts'
import { BrokerFields } from './broker-fields.tsx'
import { EmbeddedFields } from './embedded-fields.tsx'
import { FormFoot } from './form-foot.tsx'

const draftName = 'broker'
const secrets = ['password', 'embeddedPassword'] as const

/** The form's start: what is kept, and passwords that stay as they are. */
function inputOf({ url, username, ca, protocol, older, embedded }: BrokerView): BrokerInput {
  return { url, username, ca, protocol, older, embedded, password: null, embeddedPassword: null }
}

function BrokerForm({ view }: { view: BrokerView }) {
  const { t } = useTranslation(['settings', 'common'])
  const queryClient = useQueryClient()
  const form = useForm<BrokerInput>({
    resolver: zodResolver(brokerInput),
    defaultValues: inputOf(view),
    mode: 'onTouched',
  })
  const canChange = useMay()('system:credentials')
  const restored = useSavedDraft(draftName, form, secrets)
  const test = useLiveTest()
  const save = useMutation({
    mutationFn: (values: BrokerInput) => withStepUp(() => client.settings.saveBroker(values)),
    onSuccess: (saved) => {
      queryClient.setQueryData(api.settings.broker.queryKey(), saved)
      form.reset(inputOf(saved))
      dropDraft(draftName)
      showToast({ text: t('broker.saved') })
    },
  })
  const submit = form.handleSubmit((values) => {
    if (canChange) save.mutate(values)
  })
  const tryOut = form.handleSubmit((values) => {
    test.start((signal) => withStepUp(() => client.settings.testBroker(values, { signal })))
  })
  useHotkey('F9', () => void submit(), { label: t('common:action.save'), enabled: canChange })
  return (
    <form noValidate className="part-form" onSubmit={(event) => void submit(event)}>
      <RestoredLine restored={restored} />
      <ReadOnly when={!canChange}>
        <BrokerFields control={form.control} hasPassword={view.hasPassword} />
        {canChange && (
          <div className="test-area">
            <div className="row wrap">
              <Button busy={test.running} onPress={() => void tryOut()}>
                {t(test.endedAt === null ? 'common:action.test' : 'common:action.testAgain')}
              </Button>
              <span className="t3 small">{t('broker.testHelp')}</span>
            </div>
            <TestSteps of="broker" test={test} label={t('broker.testLabel')} />
          </div>
        )}
        <EmbeddedFields control={form.control} hasPassword={view.hasEmbeddedPassword} />
      </ReadOnly>
      <FormFoot of="settings" save={save} canChange={canChange} dirty={form.formState.isDirty} draftName={draftName} />
    </form>
  )
}

export function BrokerPart({ health }: { health: Health | null }) {
  const { t } = useTranslation('settings')
  // What another window saves must not replace what is being typed here.
  const view = useQuery(api.settings.broker.queryOptions({ refetchOnWindowFocus: false }))
  return (
    <>
      <PartHead title={t('broker.title')} lead={t('broker.lead')}>
        {health && <HealthLine part="broker" health={health.broker} />}
      </PartHead>
      {view.isPending && <Loading label={t('broker.title')} />}
      {view.isError && <Problem title={t('broker.read')} error={view.error} onRetry={() => void view.refetch()} />}
      {view.data && <BrokerForm view={view.data} />}
    </>
  )
}
