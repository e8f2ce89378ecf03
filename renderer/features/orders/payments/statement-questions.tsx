import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StatementQuestion, StatementReading } from '../../../../electron/contract/orders/statement-reading.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'

type Change = { onChange: (some: Partial<StatementReading>) => void }

/** Words of the status column that we don't know: a person says which of them mean that the money is there. */
function Statuses({ words, onChange }: Change & { words: readonly string[] }) {
  const { t } = useTranslation('paying')
  const [chosen, setChosen] = useState<readonly string[]>([])
  return (
    <>
      <span>{t('statement.ask.status')}</span>
      <div className="row wrap">
        {words.map((word) => (
          <Checkbox
            key={word}
            label={word}
            value={chosen.includes(word)}
            onChange={(isOn) => {
              setChosen(isOn ? [...chosen, word] : chosen.filter((one) => one !== word))
            }}
          />
        ))}
        <Button
          size="sm"
          onPress={() => {
            onChange({ completedWords: [...chosen] })
          }}
        >
          {t('statement.ask.statusDone')}
        </Button>
      </div>
    </>
  )
}

function Question({
  question,
  reading,
  onChange,
}: Change & { question: StatementQuestion; reading: StatementReading }) {
  const { t } = useTranslation('paying')
  const { ask } = question
  if (ask === 'status') return <Statuses words={question.words} onChange={onChange} />
  if (ask === 'columns') {
    const missing = question.missing.map((role) => t(`statement.role.${role}`)).join(', ')
    return <span>{t('statement.ask.columns', { missing })}</span>
  }
  if (ask === 'direction') {
    return (
      <Checkbox
        label={t('statement.ask.direction')}
        help={t('statement.ask.directionHelp')}
        value={reading.unmarked === 'in'}
        onChange={(isIn) => {
          onChange({ unmarked: isIn ? 'in' : null })
        }}
      />
    )
  }
  return <span>{t(`statement.ask.${ask}`, { sample: question.sample })}</span>
}

type Props = Change & { questions: readonly StatementQuestion[]; reading: StatementReading }

/** What the file does not say. An answer that was given can be taken back. */
export function StatementQuestions({ questions, reading, onChange }: Props) {
  const { t } = useTranslation('paying')
  const answered: StatementQuestion[] = reading.unmarked === 'in' ? [{ ask: 'direction' }] : []
  const all = [...questions, ...answered]
  if (all.length === 0) return null
  return (
    <section className="payments-statement-asks" aria-label={t('statement.ask.title')}>
      {questions.length > 0 && <p className="b">{t('statement.ask.title')}</p>}
      {all.map((question) => (
        <div key={question.ask} className="field">
          <Question question={question} reading={reading} onChange={onChange} />
        </div>
      ))}
    </section>
  )
}
