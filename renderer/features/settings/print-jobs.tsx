import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { JobState, PrintJob } from '../../../electron/contract/documents.ts'
import { api, client } from '../../host/api.ts'
import { paperRefusals } from '../../paper/paper-refusals.ts'
import { reasonWords } from '../../paper/reason-words.ts'
import { useMay } from '../../person/may.ts'
import { Button } from '../../ui/button.tsx'
import { formatDateTime } from '../../ui/format.ts'
import { State, type StateName } from '../../ui/pill.tsx'
import { Empty, Loading, Problem } from '../../ui/query-states.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { Section } from '../../ui/section.tsx'

const looks: Record<JobState, StateName> = {
  queued: 'none',
  printing: 'info',
  done: 'ok',
  failed: 'bad',
  uncertain: 'watch',
}

/** Whose end only a person can tell. */
const isAsked = ({ state }: PrintJob) => state === 'printing' || state === 'uncertain'

function useAnswer() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, came }: { id: string; came: boolean }) => client.documents.answer({ id, came }),
    onSettled: () => void queries.invalidateQueries({ queryKey: api.documents.jobs.key() }),
  })
}

function JobState({ job, answer }: { job: PrintJob; answer: ReturnType<typeof useAnswer> | null }) {
  const { t } = useTranslation('documents')
  const asked = isAsked(job) && answer !== null
  return (
    <span className="row wrap">
      <State state={looks[job.state]}>{t(`state.${asked ? 'uncertain' : job.state}`)}</State>
      {job.state === 'failed' && job.error && <span className="t3 small">{reasonWords(job.error)}</span>}
      {asked &&
        ([true, false] as const).map((came) => (
          <Button
            key={String(came)}
            size="sm"
            isDisabled={answer.isPending}
            onPress={() => {
              answer.mutate({ id: job.id, came })
            }}
          >
            {t(came ? 'yes' : 'no')}
          </Button>
        ))}
    </span>
  )
}

function JobTable({ jobs }: { jobs: readonly PrintJob[] }) {
  const { t } = useTranslation('documents')
  const mayPrint = useMay()('orders:update')
  const answer = useAnswer()
  return (
    <>
      <Refusal words={paperRefusals} error={answer.error} />
      <table className="printing-jobs">
        <caption className="sr-only">{t('settings.jobs')}</caption>
        <thead>
          <tr>
            {(['what', 'copy', 'state', 'who', 'when'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`settings.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <tr key={job.id}>
              <td>
                {t(`kind.${job.kind}`)}{' '}
                <span className="t2">{job.kind === 'test-page' ? t(`paper.${job.paper}`) : job.title}</span>
              </td>
              <td>{job.copy === 1 ? t('original') : job.copy}</td>
              <td>
                <JobState job={job} answer={mayPrint ? answer : null} />
              </td>
              <td>{job.who}</td>
              <td>{formatDateTime(job.createdAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** What was printed last, at any desk. */
export function PrintJobs() {
  const { t } = useTranslation('documents')
  const jobs = useQuery(api.documents.jobs.queryOptions({ input: { limit: 20 } }))
  return (
    <Section title={t('settings.jobs')} level={3}>
      {jobs.isPending && <Loading label={t('settings.jobsLoading')} rows={4} />}
      {jobs.isError && <Problem error={jobs.error} onRetry={() => void jobs.refetch()} />}
      {jobs.data?.length === 0 && <Empty title={t('settings.jobsEmpty')}>{t('settings.jobsEmptyText')}</Empty>}
      {jobs.data && jobs.data.length > 0 && <JobTable jobs={jobs.data} />}
    </Section>
  )
}
