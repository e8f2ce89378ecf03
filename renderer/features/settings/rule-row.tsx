import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConfigRow } from '../../../electron/contract/settings/config.ts'
import { api, client, problemOf } from '../../host/api.ts'
import { hasWords, words } from '../../i18n.ts'
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

/** One setting: its words, its field, what is standard, and who changed it. Saved by itself. */
export function RuleRow({ row, canChange }: { row: ConfigRow; canChange: boolean }) {
  const { t } = useTranslation(['config', 'common'])
  const queries = useQueryClient()
  // Null: nothing typed; another desktop's change shows.
  const [typed, setTyped] = useState<{ value: unknown } | null>(null)
  const name = wordsOf(row.key, 'name')
  const value = typed ? typed.value : row.value
  const isDirty = typed !== null && typed.value !== row.value
  const error = isDirty ? mistakeText(row, value) : undefined
  const show = (one: unknown) =>
    valueText(row.key, one, { on: t('on'), off: t('off'), unit: (unit) => words(`config:unit.${unit}`) })
  const save = useMutation({
    mutationFn: (next: unknown) => client.config.set({ key: row.key, value: next }),
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
  return (
    <form
      noValidate
      className="rule"
      onSubmit={(event) => {
        event.preventDefault()
        if (canChange && isDirty && !error) save.mutate(value)
      }}
    >
      <div className="rule-words">
        <h4>{name}</h4>
        <p className="t3 small">
          {wordsOf(row.key, 'help')} {row.standard !== '' && t('standard', { value: show(row.standard) })}
        </p>
      </div>
      <div className="rule-field">
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
      <div className="rule-acts">
        {isDirty && typeof value !== 'boolean' ? (
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
        ) : (
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
        )}
      </div>
    </form>
  )
}
