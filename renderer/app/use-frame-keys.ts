import { useState } from 'react'
import { lockDesk } from '../person/lock.ts'
import { useHotkey } from '../ui/use-hotkey.ts'

/** The search of the screen in sight, when it has one. */
function focusSearch(): boolean {
  const search = document.querySelector<HTMLInputElement>('main input[type="search"], main [data-search] input')
  search?.focus()
  return search !== null
}

/** The keys that work on every screen, and what they open. */
export function useFrameKeys() {
  const [open, setOpen] = useState<'palette' | 'keys' | 'switch' | null>(null)
  const openPalette = () => {
    setOpen('palette')
  }
  const openKeys = () => {
    setOpen('keys')
  }
  const openSwitch = () => {
    setOpen('switch')
  }
  useHotkey('mod+k', openPalette)
  useHotkey('mod+l', () => void lockDesk().catch(() => undefined), { always: true })
  useHotkey('?', openKeys)
  useHotkey('/', () => {
    if (!focusSearch()) openPalette()
  })
  const close = () => {
    setOpen(null)
  }
  return { open, openPalette, openKeys, openSwitch, close }
}
