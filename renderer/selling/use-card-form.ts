import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { type DefaultValues, type FieldValues, useForm } from 'react-hook-form'
import type { z } from 'zod'
import { type CallerCard, callerCard } from '../../electron/contract/customers.ts'
import { problemOf } from '../host/api.ts'
import { useBase } from '../ui/use-base.ts'
import { useDialogDraft } from '../ui/use-dialog-draft.ts'
import { useKeepCard } from './use-keep-card.ts'

const cardIn = (current: unknown): CallerCard | null => callerCard.safeParse(current).data ?? null

type CardFormOptions<Row, T extends FieldValues> = {
  schema: z.ZodType<T, T>
  /** What is changed, as it was read; null: a new one, which begins as `blank`. */
  start: Row | null
  blank: T
  inputOf: (row: Row) => T
  /** The same one on a card that another desktop saved. */
  rowOn: (card: CallerCard) => Row | null
  draft: { name: string; beside: Readonly<Record<string, string>> }
  send: (values: T, base: Row | null) => Promise<CallerCard>
  onSaved: (card: CallerCard, base: Row | null) => void
}

/** A form of what stands on a customer's card: kept as a draft while typed, saved against what it was read as. */
export function useCardForm<Row, T extends FieldValues>(options: CardFormOptions<Row, T>) {
  const { start, blank, inputOf, rowOn, send, onSaved } = options
  const keep = useKeepCard()
  const form = useForm<T>({
    resolver: zodResolver(options.schema),
    mode: 'onBlur',
    defaultValues: (start ? inputOf(start) : blank) as DefaultValues<T>,
  })
  const currentOf = (current: unknown) => {
    const card = cardIn(current)
    return card && rowOn(card)
  }
  const { base, ...against } = useBase({ start, form, inputOf, currentOf })
  const draft = useDialogDraft({ ...options.draft, form })
  const save = useMutation({
    mutationFn: (values: T) => send(values, base),
    onSuccess: (card) => {
      draft.drop()
      keep(card)
      onSaved(card, base)
    },
    onError: (error) => {
      const current = against.giveWay(error) && cardIn(problemOf(error).data.current)
      if (current) keep(current)
    },
  })
  return {
    form,
    draft,
    isSaving: save.isPending,
    submit: form.handleSubmit((values) => {
      save.mutate(values)
    }),
    refused: against.unsaid(save.error),
    changed: against.changed,
    takeTheirs: () => {
      against.takeTheirs()
      draft.drop()
      save.reset()
    },
  }
}
