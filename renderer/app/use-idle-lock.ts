import { useEffect } from 'react'
import { useFarmRule } from '../host/farm-rule.ts'
import { lockDesk, useLock } from '../person/lock.ts'

const lookMs = 1_000
/** Other windows of this desk count too; the time is shared rarely. */
const shareMs = 2_000
const sharedAs = 'mash.active'
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** Locks when nobody touched keyboard, mouse or screen for as long as the farm says. Streams and answers don't count. */
export function useIdleLock(): void {
  const locked = useLock((lock) => lock.locked)
  const idleMs = useFarmRule('security.idle_lock') * 1000
  useEffect(() => {
    if (locked) return
    let touchedAt = Date.now()
    let sharedAt = 0
    const touch = () => {
      touchedAt = Date.now()
      if (touchedAt - sharedAt < shareMs) return
      sharedAt = touchedAt
      localStorage.setItem(sharedAs, String(touchedAt))
    }
    touch()
    // By the clock and not by one long timer: a computer that slept wakes up locked.
    const timer = setInterval(() => {
      const elsewhere = Number(localStorage.getItem(sharedAs) ?? 0)
      if (Date.now() - Math.max(touchedAt, elsewhere) >= idleMs) lockDesk().catch(() => undefined)
    }, lookMs)
    for (const sign of signs) document.addEventListener(sign, touch, { capture: true, passive: true })
    return () => {
      clearInterval(timer)
      for (const sign of signs) document.removeEventListener(sign, touch, { capture: true })
    }
  }, [idleMs, locked])
}
