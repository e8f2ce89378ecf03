import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { TodayFigure } from '../../frame/feature.ts'
import { formatNumber } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Loading, Problem } from '../../ui/query-states.tsx'
import { Section } from '../../ui/section.tsx'
import { type ChamberView, orderViews } from './chamber-state.ts'
import { conditionIcon, SinceWords, useConditionSentence, useConditionTitle } from './condition-words.tsx'
import { useChamberViews } from './use-chambers.ts'

const rowsShown = 6

/** Only a chamber that is known to be well needs nobody. */
const needsLook = ({ condition: { kind } }: ChamberView) => kind !== 'ok'

/** The chambers that somebody should look at, the worst first; null until the first word of them came. */
function useNeedsLook() {
  const { list, views } = useChamberViews()
  return {
    error: list.data ? null : list.error,
    total: list.data?.length ?? 0,
    need: views && orderViews(views.filter(needsLook), 'worst'),
  }
}

export function useNeedsLookFigure(): TodayFigure {
  const { t } = useTranslation('chambers')
  const { total, need } = useNeedsLook()
  const count = need?.length ?? 0
  return {
    to: { to: '/chambers' },
    value: need ? formatNumber(count) : '–',
    icon: count > 0 ? 'watch' : 'chambers',
    name: t('needs.figure', { count }),
    note: t('needs.ofAll', { count: total }),
    tone: need?.some(({ condition }) => condition.mark === 'bad') ? 'bad' : count > 0 ? 'watch' : undefined,
  }
}

function NeedRow({ view }: { view: ChamberView }) {
  const { t } = useTranslation('chambers')
  const { chamber, condition } = view
  const [title, sentence] = [useConditionTitle(view), useConditionSentence(view)]
  return (
    <Link to="/chambers/$chamberId" params={{ chamberId: chamber.id }} className={`li ${condition.mark}`}>
      <Icon name={conditionIcon[condition.kind]} />
      <span className="b li-name cut">{title}</span>
      <span className="cut grow t2">
        {chamber.name} · {sentence}
      </span>
      <span className="t3 small num">
        <SinceWords condition={condition} />
      </span>
      <span className="link small li-act">{t('needs.open')}</span>
    </Link>
  )
}

/** For Today: whatever is not known to be well. */
export function NeedsLook() {
  const { error, total, need } = useNeedsLook()
  const { t } = useTranslation('chambers')
  return (
    <Section
      title={t('needs.title')}
      {...(need && { count: need.length })}
      end={
        <Link to="/chambers" className="link">
          {t('needs.all')}
        </Link>
      }
    >
      {error !== null && <Problem error={error} title={t('failed')} />}
      {!need && error === null && <Loading label={t('loading')} rows={2} />}
      {need?.slice(0, rowsShown).map((view) => (
        <NeedRow key={view.chamber.id} view={view} />
      ))}
      {need?.length === 0 && (
        <p className="li t3">{total === 0 ? t('needs.noChambers') : t('needs.none', { count: total })}</p>
      )}
    </Section>
  )
}
