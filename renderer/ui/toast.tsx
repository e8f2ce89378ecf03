import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { create } from 'zustand'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { type StateName, stateIcon } from './pill.tsx'

const shownMs = 8_000

export type Toast = {
  /** What was done, in the past: "Chamber House 2 registered". */
  text: string
  state?: StateName
  /** Where the domain allows it to be taken back. */
  onUndo?: () => void
}

type Shown = Toast & { id: number }
const useToasts = create<{ list: Shown[] }>()(() => ({ list: [] }))
let lastId = 0

function dismiss(id: number): void {
  useToasts.setState(({ list }) => ({ list: list.filter((toast) => toast.id !== id) }))
}

/** Says what was done, bottom right, for 8 s. Never for an error that needs a decision. */
export function showToast(toast: Toast): void {
  lastId += 1
  const id = lastId
  useToasts.setState(({ list }) => ({ list: [...list.slice(-2), { ...toast, id }] }))
}

function ToastLine({ toast }: { toast: Shown }) {
  const { t } = useTranslation('common')
  const [paused, setPaused] = useState(false)
  const state = toast.state ?? 'ok'
  useEffect(() => {
    if (paused) return
    const timer = setTimeout(() => {
      dismiss(toast.id)
    }, shownMs)
    return () => {
      clearTimeout(timer)
    }
  }, [paused, toast.id])
  const hold = (value: boolean) => () => {
    setPaused(value)
  }
  return (
    <li
      className={`toast ${state}`}
      onPointerEnter={hold(true)}
      onPointerLeave={hold(false)}
      onFocus={hold(true)}
      onBlur={hold(false)}
    >
      <span className="mk">
        <Icon name={stateIcon[state]} />
      </span>
      <span className="grow">{toast.text}</span>
      {toast.onUndo && (
        <Button
          variant="ghost"
          size="sm"
          icon="undo"
          onPress={() => {
            toast.onUndo?.()
            dismiss(toast.id)
          }}
        >
          {t('action.undo')}
        </Button>
      )}
      <Button
        variant="ghost"
        size="sm"
        icon="close"
        label={t('action.close')}
        onPress={() => {
          dismiss(toast.id)
        }}
      />
    </li>
  )
}

export function ToastRegion() {
  const { t } = useTranslation('common')
  const list = useToasts((toasts) => toasts.list)
  return (
    <ol className="toasts" aria-live="polite" aria-label={t('toasts')}>
      {list.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </ol>
  )
}
