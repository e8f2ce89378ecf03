import { useEffect, useRef, useState } from 'react'
import { Icon } from './icon.tsx'
import { KeyCap } from './key-cap.tsx'
import { useHotkey } from './use-hotkey.ts'

const pauseMs = 200

/** What stands in the field, and what was asked for with it: a moment after the last letter, not at each. */
function useTyped(value: string, onSearch: (text: string) => void) {
  const [typed, setTyped] = useState(value)
  const [asked, setAsked] = useState(value)
  const [seen, setSeen] = useState(value)
  if (seen !== value) {
    setSeen(value)
    // Another one than was asked for comes from elsewhere (a view, Back, Clear): the field follows.
    if (value !== asked) {
      setAsked(value)
      setTyped(value)
    }
  }
  const latest = useRef(onSearch)
  useEffect(() => {
    latest.current = onSearch
  })
  useEffect(() => {
    const text = typed.trim()
    if (text === value) return
    const timer = setTimeout(() => {
      setAsked(text)
      latest.current(text)
    }, pauseMs)
    return () => {
      clearTimeout(timer)
    }
  }, [typed, value])
  return [typed, setTyped] as const
}

type ListSearchProps = {
  /** What is searched: "Search orders". */
  label: string
  /** What it finds by. */
  placeholder: string
  value: string
  onSearch: (text: string) => void
}

/** Words that the rows are found by; `/` goes to it. */
export function ListSearch({ label, placeholder, value, onSearch }: ListSearchProps) {
  const [typed, setTyped] = useTyped(value, onSearch)
  const input = useRef<HTMLInputElement>(null)
  useHotkey('/', () => input.current?.focus(), { label })
  return (
    <label className="inp list-search">
      <Icon name="search" small />
      <span className="sr-only">{label}</span>
      <input
        ref={input}
        type="search"
        value={typed}
        maxLength={100}
        placeholder={placeholder}
        onChange={(event) => {
          setTyped(event.target.value)
        }}
      />
      {typed === '' && <KeyCap>/</KeyCap>}
    </label>
  )
}
