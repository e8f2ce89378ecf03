import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, type Ref, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerRow } from '../../../../electron/contract/customers.ts'
import { fullName } from '../../../../electron/contract/identity/person.ts'
import { shownPhone } from '../../../../electron/contract/phone.ts'
import { api } from '../../../host/api.ts'
import { Icon } from '../../../ui/icon.tsx'
import { KeyCap } from '../../../ui/key-cap.tsx'
import { Refusal } from '../../../ui/refusal.tsx'
import { dropKeys, holdKeys, releaseKeys } from '../../../ui/type-ahead.ts'

type CallerSearchProps = {
  text: string
  inputRef: Ref<HTMLInputElement>
  onText: (text: string) => void
  onPick: (customer: CustomerRow) => void
  /** Enter, and nobody is known by it. */
  onUnknown: () => void
}

/** Who is found for what is typed, and whom Enter takes. */
function useCallers({ text, onText, onPick, onUnknown }: CallerSearchProps) {
  const [at, setAt] = useState(0)
  // Closed until something is typed: a chosen caller's number is no question.
  const [asks, setAsks] = useState(false)
  const wanted = text.trim()
  const question = api.customers.find.queryOptions({ input: { text: wanted } })
  const found = useQuery({ ...question, enabled: asks && wanted.length >= 2, placeholderData: keepPreviousData })
  const queries = useQueryClient()
  const hits = asks && wanted.length >= 2 ? (found.data ?? []) : []
  const isOld = found.isFetching || found.isPlaceholderData
  const decide = (hit: CustomerRow | undefined) => {
    setAsks(false)
    setAt(0)
    if (hit) onPick(hit)
    else onUnknown()
  }
  /** Enter came before the answer: it takes the first, and the keys that follow are for what comes then. */
  const decideOnAnswer = async () => {
    holdKeys()
    try {
      const [first] = await queries.query(question)
      decide(first)
      releaseKeys()
    } catch {
      // Nobody answered, which is not the same as nobody known; the problem shows below the field.
      dropKeys()
    }
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (!asks || wanted.length < 2) return
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, hits.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Enter' && isOld) void decideOnAnswer()
    else if (event.key === 'Enter' && !found.isError) decide(hits[at])
    else return
    event.preventDefault()
  }
  const onType = (typed: string) => {
    onText(typed)
    setAsks(true)
    setAt(0)
  }
  const onChosen = (hit: CustomerRow) => {
    setAsks(false)
    onPick(hit)
  }
  return { at, hits, error: asks ? found.error : null, onKeyDown, onType, onChosen }
}

/** A number in any way it is typed, its last digits, or a name; Enter takes the first. */
export function CallerSearch(props: CallerSearchProps) {
  const { text, inputRef } = props
  const { t } = useTranslation('orders')
  const id = useId()
  const { at, hits, error, onKeyDown, onType, onChosen } = useCallers(props)
  return (
    <div className="new-order-caller-search">
      <label className="field">
        <span className="field-label row">
          {t('new.caller')}
          <span className="grow" />
          <KeyCap>F3</KeyCap>
        </span>
        <span className="inp">
          <Icon name="phone" small />
          <input
            ref={inputRef}
            role="combobox"
            aria-expanded={hits.length > 0}
            {...(hits.length > 0 && { 'aria-controls': id })}
            aria-activedescendant={hits[at] ? `${id}-${at}` : undefined}
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            placeholder={t('new.callerHelp')}
            value={text}
            onKeyDown={onKeyDown}
            onChange={(event) => {
              onType(event.target.value)
            }}
          />
        </span>
      </label>
      <Refusal error={error} />
      {hits.length > 0 && (
        <ul id={id} role="listbox" data-inline="" aria-label={t('new.found')} className="new-order-hits">
          {hits.map((hit, index) => (
            <li
              key={hit.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              className="new-order-hit new-order-caller-hit"
              onMouseDown={(event) => {
                event.preventDefault()
                onChosen(hit)
              }}
            >
              <span className="cut b">{fullName(hit)}</span>
              <span className="t2 small">{shownPhone(hit.phoneNumber)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
