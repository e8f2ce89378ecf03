import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MySession } from '../../../electron/contract/identity/account.ts'
import { api, client } from '../../host/api.ts'
import { hasWords, words } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { formatDateTime, formatDuration } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { PartHead } from '../../ui/part-head.tsx'
import { Pill, State } from '../../ui/pill.tsx'
import { Loading, Problem } from '../../ui/query-states.tsx'
import { Section } from '../../ui/section.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useNow } from '../../ui/use-now.ts'

function useDeviceName() {
  const { t } = useTranslation('account')
  return ({ device }: MySession): string => {
    const parts = [device.via === 'electron' ? 'MASH Desktop' : device.browser, device.os]
    return parts.filter((part) => part !== '').join(', ') || t('sessions.unknownDevice')
  }
}

function methodWords(method: string | null): string {
  const key = `account:sessions.method.${method ?? 'OTHER'}`
  return words(hasWords(key) ? key : 'account:sessions.method.OTHER')
}

function SessionLine({ session, onEnd }: { session: MySession; onEnd: () => void }) {
  const { t } = useTranslation(['account', 'common'])
  const now = useNow(10_000)
  const nameOf = useDeviceName()
  const name = nameOf(session)
  const span = formatDuration(Math.max(0, now - session.lastActivity.getTime()))
  return (
    <li className="li account-session-line">
      <Icon name="system" />
      <div className="grow">
        <div className="row">
          <span className="b cut">{name}</span>
          {session.current && <Pill state="info">{t('sessions.current')}</Pill>}
          {session.locked && <State state="none">{t('sessions.locked')}</State>}
        </div>
        <div className="t3 small cut">
          {[
            methodWords(session.method),
            session.ipAddress,
            t('sessions.since', { at: formatDateTime(session.createdAt) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </div>
      <span className="t2 small num" title={formatDateTime(session.lastActivity)}>
        {session.current ? t('common:span.now') : t('common:span.ago', { span })}
      </span>
      {!session.current && (
        <Button size="sm" label={t('sessions.endOf', { device: name })} onPress={onEnd}>
          {t('sessions.end')}
        </Button>
      )}
    </li>
  )
}

export function SessionsPart() {
  const { t } = useTranslation('account')
  const nameOf = useDeviceName()
  const sessions = useQuery(api.account.sessions.queryOptions({ staleTime: 0, refetchInterval: 15_000 }))
  const [ending, setEnding] = useState<MySession | 'others' | null>(null)
  const others = sessions.data?.filter((session) => !session.current) ?? []
  const end = async () => {
    if (ending === 'others') {
      const { ended } = await client.account.endOtherSessions()
      showToast({ text: t('sessions.othersEnded', { count: ended }) })
    } else if (ending) {
      await client.account.endSession({ id: ending.id })
      showToast({ text: t('sessions.ended', { device: nameOf(ending) }) })
    }
    await sessions.refetch()
  }
  const device = ending && ending !== 'others' ? nameOf(ending) : ''
  return (
    <>
      <PartHead title={t('part.sessions')} lead={t('sessions.lead')} />
      <Section
        title={t('sessions.title')}
        level={3}
        {...(sessions.data ? { count: sessions.data.length } : {})}
        end={
          others.length > 0 && (
            <Button size="sm" variant="danger" onPress={() => setEnding('others')}>
              {t('sessions.endOthers')}
            </Button>
          )
        }
      >
        {sessions.isPending && <Loading label={t('sessions.title')} rows={3} />}
        {sessions.isError && <Problem error={sessions.error} onRetry={() => void sessions.refetch()} />}
        {sessions.data && (
          <ul>
            {sessions.data.map((session) => (
              <SessionLine key={session.id} session={session} onEnd={() => setEnding(session)} />
            ))}
          </ul>
        )}
      </Section>
      <ConfirmDialog
        title={
          ending === 'others' ? t('sessions.othersTitle', { count: others.length }) : t('sessions.endTitle', { device })
        }
        isOpen={ending !== null}
        onClose={() => setEnding(null)}
        confirmLabel={t(ending === 'others' ? 'sessions.endOthers' : 'sessions.end')}
        onConfirm={end}
      >
        {ending === 'others' ? others.map(nameOf).join(' · ') : t('sessions.endBody')}
      </ConfirmDialog>
    </>
  )
}
