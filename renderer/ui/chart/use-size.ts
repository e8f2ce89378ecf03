import { type RefCallback, useCallback, useState } from 'react'

export type Size = { width: number; height: number }

/** A ref, and the content box of the element it is put on, in whole CSS pixels; null until measured. */
export function useSize(): [RefCallback<HTMLElement>, Size | null] {
  const [size, setSize] = useState<Size | null>(null)
  const measure = useCallback((element: HTMLElement | null) => {
    if (!element) return
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return
      const next = { width: Math.floor(entry.contentRect.width), height: Math.floor(entry.contentRect.height) }
      setSize((now) => (now?.width === next.width && now.height === next.height ? now : next))
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [])
  return [measure, size]
}
