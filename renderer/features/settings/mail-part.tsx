import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { type MailInput, type MailView, mailInput } from '../../../electron/contract/notifications/mail.ts'
import { api, client } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { withStepUp } from '../../person/step-up.ts'
import { PartHead } from '../../ui/part-head.tsx'
import { Loading, Problem } from '../../ui/query-states.tsx'
import { ReadOnly } from '../../ui/read-only.tsx'
import { RestoredLine } from '../../ui/restored-line.tsx'
import { showToast } from '../../ui/toast.tsx'
import { dropDraft, useSavedDraft } from '../../ui/use-draft.ts'
import { useHotkey } from '../../ui/use-hotkey.ts'
import { FormFoot } from './form-foot.tsx'
import { MailFields } from './mail-fields.tsx'
import { MailState } from './mail-state.tsx'
import { MailTestArea } from './mail-test-area.tsx'

const draftName = 'mail'
const secrets = ['password'] as const

/** The form's start: what is kept, and a password that stays as it is. */
function inputOf({ host, port, security, username, from, fromName, ca }: MailView): MailInput {
  return { host, port, security, username, from, fromName, ca, password: null }
}

function MailForm({ view }: { view: MailView }) {
  const { t } = useTranslation(['mail', 'common'])
  const queryClient = useQueryClient()
  const form = useForm<MailInput>({ resolver: zodResolver(mailInput), defaultValues: inputOf(view), mode: 'onTouched' })
  const canChange = useMay()('system:credentials')
  const restored = useSavedDraft(draftName, form, secrets)
  const save = useMutation({
    mutationFn: (values: MailInput) => withStepUp(() => client.mail.save(values)),
    onSuccess: (saved) => {
      queryClient.setQueryData(api.mail.get.queryKey(), saved)
      form.reset(inputOf(saved))
      dropDraft(draftName)
      showToast({ text: t('saved') })
    },
  })
  const submit = form.handleSubmit((values) => {
    if (canChange) save.mutate(values)
  })
  useHotkey('F9', () => void submit(), { label: t('common:action.save'), enabled: canChange })
  return (
    <form noValidate className="part-form" onSubmit={(event) => void submit(event)}>
      <RestoredLine restored={restored} />
      <ReadOnly when={!canChange}>
        <MailFields control={form.control} hasPassword={view.hasPassword} />
      </ReadOnly>
      {canChange && <MailTestArea withValues={(go) => void form.handleSubmit(go)()} />}
      <FormFoot of="mail" save={save} canChange={canChange} dirty={form.formState.isDirty} draftName={draftName} />
    </form>
  )
}

const refreshMs = 10_000

/** The state is fresh each few seconds; the form keeps what is being typed. */
export function MailPart() {
  const { t } = useTranslation('mail')
  const view = useQuery(api.mail.get.queryOptions({ refetchInterval: refreshMs }))
  return (
    <>
      <PartHead title={t('title')} lead={t('lead')} />
      {view.isPending && <Loading label={t('title')} />}
      {view.isError && <Problem title={t('read')} error={view.error} onRetry={() => void view.refetch()} />}
      {view.data && <MailState view={view.data} />}
      {view.data && <MailForm view={view.data} />}
    </>
  )
}
