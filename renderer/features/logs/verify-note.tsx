import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChainBreak, ChainGuard, ChainProgress } from '../../../electron/contract/logs.ts'
import { Button } from '../../ui/button.tsx'
import { formatDateTime, formatNumber } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { RunningBar } from '../../ui/running-bar.tsx'
import type { Running } from '../../ui/use-running.ts'
import { HeadLine } from './head-line.tsx'
import { RestoredPart } from './restored-part.tsx'

type VerifyNoteProps = {
  shown: Running<ChainProgress>
  onClose: () => void
  /** After an owner said that the database was restored. */
  onAccepted: () => void
  onShowRow: (seq: number) => void
}

/** What Verify found, in words that can be printed. */
export function VerifyNote({ shown, onClose, onAccepted, onShowRow }: VerifyNoteProps) {
  const { t } = useTranslation('logs')
  if (shown.state === 'idle') return null
  if (shown.state === 'failed') return <Refusal error={shown.error} />
  const { checked, of } = shown.progress
  if (shown.state === 'running') {
    const text = t('verify.running', { checked: formatNumber(checked), of: formatNumber(of) })
    return <RunningBar text={text} stopLabel={t('stop')} onStop={onClose} value={checked} of={of} />
  }
  return <VerifyResult progress={shown.progress} onClose={onClose} onAccepted={onAccepted} onShowRow={onShowRow} />
}

function breakText(t: ReturnType<typeof useTranslation<'logs'>>['t'], { kind, seq, upTo, at }: ChainBreak): string {
  const [row, last] = [formatNumber(seq), formatNumber(upTo ?? seq)]
  if (kind === 'removed' && upTo === seq) return t('verify.removedOne', { row })
  if (kind === 'removed') return t('verify.removed', { row, last })
  if (kind === 'cut') return t('verify.cut', { row, last })
  if (kind === 'added') return t('verify.added', { row })
  if (kind === 'rewritten') return t('verify.rewritten', { row })
  return at ? t('verify.alteredAt', { row, at: formatDateTime(at) }) : t('verify.altered', { row })
}

/** Who else has the database's password could have changed these: what to do is said first, the names are for whoever does it. */
function GuardList({ guards }: { guards: readonly ChainGuard[] }) {
  const { t } = useTranslation('logs')
  return (
    <>
      <div>{t('verify.guards.what')}</div>
      <ul className="logs-breaks">
        {guards.map(({ kind, name, how }) => (
          <li key={`${kind}-${name}`}>
            {t(`verify.guards.${how}`, { what: t(`verify.guards.${kind}`) })} <span className="mono">{name}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

type ResultProps = Omit<VerifyNoteProps, 'shown'> & { progress: ChainProgress }

function VerifyResult({ progress, onClose, onAccepted, onShowRow }: ResultProps) {
  const { t } = useTranslation('logs')
  const { breaks, guards, checked, head } = progress
  const [at] = useState(() => new Date())
  const sound = breaks.length === 0 && guards.length === 0
  return (
    <div className={`run-note logs-result ${sound ? 'ok' : 'bad'}`} role={sound ? 'status' : 'alert'}>
      <Icon name={sound ? 'ok' : 'bad'} />
      <div className="grow">
        <div className="b">
          {breaks.length === 0
            ? t('verify.sound', { count: checked, n: formatNumber(checked) })
            : t('verify.broken', { count: breaks.length, n: formatNumber(breaks.length) })}
        </div>
        {breaks.length > 0 && (
          <ul className="logs-breaks">
            {breaks.map((one) => (
              <li key={`${one.kind}-${one.seq}`}>
                {breakText(t, one)}{' '}
                {one.kind !== 'cut' && (
                  <button type="button" className="link" onClick={() => onShowRow(one.upTo ?? one.seq)}>
                    {t('verify.show')}
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
        {guards.length > 0 && <GuardList guards={guards} />}
        {progress.unlikeSeen && <RestoredPart onAccepted={onAccepted} />}
        {head && <HeadLine head={head} />}
        <div className="small">{t('verify.at', { at: formatDateTime(at) })}</div>
      </div>
      <div className="row logs-acts">
        <Button size="sm" variant="ghost" onPress={() => window.print()}>
          {t('print')}
        </Button>
        <Button size="sm" variant="ghost" icon="close" label={t('closeNote')} onPress={onClose} />
      </div>
    </div>
  )
}
