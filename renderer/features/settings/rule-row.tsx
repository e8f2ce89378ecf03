import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ConfigKey, type ConfigRow, isGuardedKey } from '../../../electron/contract/settings/config.ts'
import { api, client, problemOf } from '../../host/api.ts'
import { hasWords, words } from '../../i18n.ts'
import { withStepUp } from '../../person/step-up.ts'
import { Button } from '../../ui/button.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { showToast } from '../../ui/toast.tsx'
import { RuleEditor } from './rule-editor.tsx'
import { RuleHistory } from './rule-history.tsx'
import { mistakeIn, valueText } from './rule-kinds.ts'

const wordsOf = (key: ConfigRow['key'], part: 'name' | 'help') =>
  words(`config:key.${key.replaceAll('.', '_')}.${part}`)

function mistakeText(row: ConfigRow, value: unknown): string | undefined {
  const mistake = mistakeIn(row.key, value)
  if (!mistake) return undefined
  const key = `config:rule.${mistake.code}`
  return words(hasWords(key) ? key : 'config:rule.TYPE', mistake.limits)
}

/** What guards the sign-in asks for a proof first. */
function saveRule(key: ConfigKey, value: unknown): Promise<ConfigRow> {
  if (isGuardedKey(key)) return withStepUp(() => client.config.setGuarded({ key, value }))
  return client.config.set({ key, value })
}

/** What is typed of a setting, whether it may be saved, and the saving of it. */
function useRule(row: ConfigRow, name: string) {
  const { t } = useTranslation('config')
  const queries = useQueryClient()
  // Null: nothing typed; another desktop's change shows.
  const [typed, setTyped] = useState<{ value: unknown } | null>(null)
  const value = typed ? typed.value : row.value
  const isDirty = typed !== null && typed.value !== row.value
  const error = isDirty ? mistakeText(row, value) : undefined
  const save = useMutation({
    mutationFn: (next: unknown) => saveRule(row.key, next),
    onSuccess: async (_, next) => {
      const before = row.value
      setTyped(null)
      showToast({
        text: t('saved', { name }),
        ...(next !== before && {
          onUndo: () => {
            save.mutate(before)
          },
        }),
      })
      await queries.invalidateQueries({ queryKey: api.config.key() })
    },
  })
  return { value, isDirty, error, setTyped, save }
}

type ActsProps = {
  row: ConfigRow
  name: string
  rule: ReturnType<typeof useRule>
  canChange: boolean
  show: (value: unknown) => string
}

function RuleActs({ row, name, rule: { value, isDirty, error, setTyped, save }, canChange, show }: ActsProps) {
  const { t } = useTranslation(['config', 'common'])
  if (isDirty && typeof value !== 'boolean') {
    return (
      <>
        <Button
          size="sm"
          variant="ghost"
          icon="undo"
          label={t('undoOf', { name })}
          onPress={() => {
            setTyped(null)
          }}
        />
        <Button size="sm" variant="pri" type="submit" busy={save.isPending} isDisabled={error !== undefined}>
          {t('common:action.save')}
        </Button>
      </>
    )
  }
  return (
    <>
      {canChange && row.value !== row.standard && (
        <Button
          size="sm"
          variant="ghost"
          onPress={() => {
            save.mutate(row.standard)
          }}
        >
          {t('toStandard')}
          <span className="sr-only">{name}</span>
        </Button>
      )}
      <RuleHistory ruleKey={row.key} name={name} show={show} />
    </>
  )
}

/** One setting: its words, its field, what is standard, and who changed it. Saved by itself. */
export function RuleRow({ row, canChange }: { row: ConfigRow; canChange: boolean }) {
  const { t } = useTranslation('config')
  const name = wordsOf(row.key, 'name')
  const rule = useRule(row, name)
  const { value, isDirty, error, setTyped, save } = rule
  const show = (one: unknown) =>
    valueText(row.key, one, { on: t('on'), off: t('off'), unit: (unit) => words(`config:unit.${unit}`) })
  return (
    <form
      noValidate
      className="farm-rules-row"
      onSubmit={(event) => {
        event.preventDefault()
        if (canChange && isDirty && !error) save.mutate(value)
      }}
    >
      <div>
        <h4>{name}</h4>
        <p className="t3 small">
          {wordsOf(row.key, 'help')} {row.standard !== '' && t('standard', { value: show(row.standard) })}
        </p>
      </div>
      <div className="farm-rules-field">
        <RuleEditor
          row={row}
          name={name}
          value={value}
          error={error}
          isDisabled={!canChange}
          onChange={(next) => {
            setTyped({ value: next })
            if (typeof next === 'boolean') save.mutate(next)
          }}
        />
        {typeof value === 'number' && row.unit === 's' && !error && <span className="t3 small">= {show(value)}</span>}
        {save.isError && problemOf(save.error).code !== 'VALUE_BAD' && <Refusal error={save.error} />}
      </div>
      <div className="farm-rules-acts">
        <RuleActs {...{ row, name, rule, canChange, show }} />
      </div>
    </form>
  )
}
