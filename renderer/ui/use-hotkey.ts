import { useEffect, useRef } from 'react'
import { create } from 'zustand'

type Labelled = { keys: string; label: string }

/** The keys that work on the screen in sight, for the list behind `?`. */
export const useScreenKeys = create<{ list: readonly Labelled[] }>()(() => ({ list: [] }))

const editable = 'input, textarea, select, [contenteditable="true"], [role="textbox"]'

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(editable) !== null
}

function matches(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split('+')
  const wantsCommand = parts.includes('mod')
  if (wantsCommand !== (event.ctrlKey || event.metaKey) || event.altKey) return false
  return event.key.toLowerCase() === parts.at(-1)?.toLowerCase()
}

function mayAct(event: KeyboardEvent, keys: string, always: boolean): boolean {
  if (event.defaultPrevented || event.repeat || !matches(event, keys)) return false
  if (keys.length === 1 && isTyping(event.target)) return false
  if (always) return true
  // A list that belongs to a field of the screen does not float.
  return !document.querySelector(
    '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]:not([data-inline])',
  )
}

/** A number counts once its field is left; a key that saves must not save what stood there before. */
function commitField(): void {
  const field = document.activeElement
  if (!(field instanceof HTMLInputElement)) return
  field.blur()
  field.focus()
}

type HotkeyOptions = {
  enabled?: boolean
  /** Also while something floats above the screen. */
  always?: boolean
  /** What it does, for the list behind `?`. */
  label?: string
}

/**
 * Calls `onKey` for a key pressed anywhere on the screen: `F9`, `/`, `?`, `mod+k` (Ctrl, or ⌘ on a Mac).
 * Plain letters and signs are left alone while a person types in a field, and all keys while something floats above.
 */
export function useHotkey(
  keys: string,
  onKey: () => void,
  { enabled = true, always = false, label }: HotkeyOptions = {},
): void {
  const latest = useRef(onKey)
  useEffect(() => {
    latest.current = onKey
  })
  useEffect(() => {
    if (!enabled) return
    const handle = (event: KeyboardEvent) => {
      if (!mayAct(event, keys, always)) return
      event.preventDefault()
      if (/^F\d/.test(keys)) commitField()
      latest.current()
    }
    document.addEventListener('keydown', handle)
    return () => {
      document.removeEventListener('keydown', handle)
    }
  }, [keys, enabled, always])
  useEffect(() => {
    if (!enabled || label === undefined) return
    const entry = { keys, label }
    useScreenKeys.setState(({ list }) => ({ list: [...list, entry] }))
    return () => {
      useScreenKeys.setState(({ list }) => ({ list: list.filter((each) => each !== entry) }))
    }
  }, [keys, label, enabled])
}
