import { type ReactNode, useState } from 'react'
import { Button } from './button.tsx'

/** A list's main act: its dialog stands until it is closed. */
export function AddButton({ label, children }: { label: string; children: (close: () => void) => ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  const close = () => {
    setOpen(false)
  }
  return (
    <>
      <Button
        variant="pri"
        icon="add"
        onPress={() => {
          setOpen(true)
        }}
      >
        {label}
      </Button>
      {isOpen && children(close)}
    </>
  )
}
