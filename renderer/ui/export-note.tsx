import { useTranslation } from 'react-i18next'
import { formatBytes } from './format.ts'
import { Refusal } from './refusal.tsx'
import { RunningBar } from './running-bar.tsx'
import type { Running } from './use-running.ts'

/** How far an export is. When it is done the toast says so. */
export function ExportNote({ shown, onStop }: { shown: Running<number>; onStop: () => void }) {
  const { t } = useTranslation('common')
  if (shown.state === 'failed') return <Refusal error={shown.error} />
  if (shown.state !== 'running') return null
  return (
    <RunningBar
      text={t('export.running', { size: formatBytes(shown.progress) })}
      stopLabel={t('export.stop')}
      onStop={onStop}
    />
  )
}
