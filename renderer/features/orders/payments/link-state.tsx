import { useTranslation } from 'react-i18next'
import type { PaymentLink } from '../../../../electron/contract/payment-links/payment-links.ts'
import { hasWords, words } from '../../../i18n.ts'
import { formatMoney } from '../../../ui/format.ts'
import { State, type StateName } from '../../../ui/pill.tsx'
import { useNow } from '../../../ui/use-now.ts'

const looks: Record<PaymentLink['state'], StateName> = {
  making: 'info',
  waiting: 'info',
  closing: 'watch',
  paid: 'ok',
  expired: 'none',
  cancelled: 'none',
  failed: 'bad',
  unfiled: 'bad',
}

/** How a link stands, with what is left of its time. */
export function LinkState({ link }: { link: PaymentLink }) {
  const { t } = useTranslation('paying')
  const leftMs = Math.max(0, link.expiresAt.getTime() - useNow())
  const seconds = Math.floor(leftMs / 1000)
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <span className="row">
      <State state={looks[link.state]} {...(link.state === 'waiting' && { icon: 'clock' })}>
        {t(`state.${link.state}`)}
      </State>
      {link.state === 'waiting' && (
        <span className="t2 payments-link-clock" role="timer" aria-label={t('left')}>
          {clock}
        </span>
      )}
    </span>
  )
}

/** Why PayMongo was not heard, or what came that fits nothing here; what to do stands beside it. */
export function LinkProblem({ link: { state, problem } }: { link: PaymentLink }) {
  const { t } = useTranslation('paying')
  if (problem === null) return null
  const { amountCentavos, paymentId, word, detail } = problem.data
  const facts = {
    money: typeof amountCentavos === 'number' ? formatMoney(amountCentavos) : '',
    reference: paymentId ?? '',
    word: word ?? '',
    detail: detail ?? '',
  }
  const key = `paying:problem.${problem.code}`
  return (
    <p
      className={state === 'unfiled' ? 'payments-link-problem bad' : 'payments-link-problem t2'}
      role={state === 'unfiled' ? 'alert' : 'status'}
    >
      {hasWords(key) ? words(key, facts) : t('problem.OTHER', { code: problem.code })}
    </p>
  )
}
