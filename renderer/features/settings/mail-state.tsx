import { useTranslation } from 'react-i18next'
import type { MailView } from '../../../electron/contract/notifications/mail.ts'
import { State } from '../../ui/pill.tsx'

/** Whether mail goes out, from here or elsewhere, and what waits or came back. */
export function MailState({ view }: { view: MailView }) {
  const { t } = useTranslation('mail')
  const isOff = view.host === '' || view.from === ''
  const why = isOff
    ? t('state.offWhy')
    : view.sends
      ? null
      : view.username !== '' && !view.hasPassword
        ? t('state.othersWhy')
        : t('state.plainWhy')
  return (
    <div className="mail-state">
      <p className="row wrap">
        <State state={isOff ? 'none' : view.sends ? 'ok' : 'watch'}>
          {t(isOff ? 'state.off' : view.sends ? 'state.sends' : 'state.others')}
        </State>
        {!isOff && (
          <span className="t2">
            {view.waiting === 0 ? t('state.nothingWaits') : t('state.waiting', { count: view.waiting })}
          </span>
        )}
        {view.failed > 0 && <State state="bad">{t('state.failed', { count: view.failed })}</State>}
      </p>
      {why !== null && <p className="t2 small">{why}</p>}
    </div>
  )
}
