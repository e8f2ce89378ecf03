import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useHotkey } from '../../ui/use-hotkey.ts'

/** J and K walk over all rows that lead somewhere, whichever part they stand in; Enter is the row's own. */
export function useRowKeys(page: RefObject<HTMLElement | null>): void {
  const { t } = useTranslation('today')
  const move = (by: 1 | -1) => {
    const rows = [...(page.current?.querySelectorAll<HTMLElement>('.today-cols a.li') ?? [])]
    const at = rows.findIndex((row) => row === document.activeElement)
    const next = at < 0 ? (by === 1 ? 0 : rows.length - 1) : at + by
    rows[Math.min(Math.max(next, 0), rows.length - 1)]?.focus()
  }
  useHotkey(
    'j',
    () => {
      move(1)
    },
    { label: t('keys.next') },
  )
  useHotkey(
    'k',
    () => {
      move(-1)
    },
    { label: t('keys.previous') },
  )
}
