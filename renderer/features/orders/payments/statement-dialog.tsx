import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { RunningBar } from '../../../ui/running-bar.tsx'
import { OrderRefusal } from '../order-refusal.tsx'
import { StatementChoose } from './statement-choose.tsx'
import { StatementHistory } from './statement-history.tsx'
import { StatementPreviewed } from './statement-preview.tsx'
import { StatementResult } from './statement-result.tsx'
import { type StatementWork, useStatement } from './use-statement.ts'

/** Nothing is imported before it was looked at, and only when nothing is left to say. */
function Actions({ work, onClose }: { work: StatementWork; onClose: () => void }) {
  const { t } = useTranslation(['paying', 'orders'])
  const { preview, result, doing, again, importIt } = work
  if (!preview || result) {
    return (
      <>
        {result && <Button onPress={again}>{t('statement.another')}</Button>}
        <Button onPress={onClose}>{t('close')}</Button>
      </>
    )
  }
  const isReady = preview.questions.length === 0 && preview.rows > 0 && preview.alreadyAt === null && doing === null
  return (
    <>
      <Button onPress={again}>{t('statement.another')}</Button>
      <Button variant="pri" isDisabled={!isReady} busy={doing === 'importing'} onPress={() => void importIt()}>
        {t('statement.import', { count: preview.rows })}
      </Button>
    </>
  )
}

/** Reads the farm's own account in: how the file is understood first, then of every line what became of it. */
export function StatementDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['paying', 'orders'])
  const work = useStatement()
  const { preview, result, doing, error, isTooLarge, file } = work
  return (
    <Dialog
      title={file ? t('statement.titleOf', { name: file.name }) : t('statement.title')}
      isOpen
      onClose={onClose}
      width="xl"
      actions={<Actions work={work} onClose={onClose} />}
    >
      {!file && <p className="t2">{t('statement.lead')}</p>}
      {!result && <StatementChoose work={work} />}
      {doing && <RunningBar text={t(`statement.${doing}`)} stopLabel={t('statement.stop')} onStop={work.stop} />}
      <OrderRefusal error={error} />
      {isTooLarge && (
        <p role="alert" className="problem-line bad">
          {t('statement.tooLarge')}
        </p>
      )}
      {result && <StatementResult statement={result} onChanged={work.setResult} onLeave={onClose} />}
      {!result && preview && <StatementPreviewed preview={preview} onRead={work.read} />}
      {!result && !file && <StatementHistory onLeave={onClose} />}
    </Dialog>
  )
}
