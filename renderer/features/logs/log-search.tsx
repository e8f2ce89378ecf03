import { useEffect, useRef, useState } from 'react'
import { Icon } from '../../ui/icon.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { useHotkey } from '../../ui/use-hotkey.ts'

const pauseMs = 250

type LogSearchProps = { label: string; placeholder: string; value: string; onChange: (search: string) => void }

/** Asks a moment after the last letter, not at each. */
export function LogSearch({ label, placeholder, value, onChange }: LogSearchProps) {
  const [typed, setTyped] = useState(value)
  // What was asked for last; another value came from elsewhere (a filter was cleared) and replaces what is typed.
  const [asked, setAsked] = useState(value)
  if (value !== asked) {
    setAsked(value)
    setTyped(value)
  }
  const input = useRef<HTMLInputElement>(null)
  const latest = useRef(onChange)
  useHotkey('/', () => input.current?.focus(), { label })
  useEffect(() => {
    latest.current = onChange
  })
  useEffect(() => {
    if (typed === value) return
    const timer = setTimeout(() => {
      setAsked(typed)
      latest.current(typed)
    }, pauseMs)
    return () => {
      clearTimeout(timer)
    }
  }, [typed, value])
  return (
    <label className="inp log-search">
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
