import { describe, expect, it } from 'vitest'
import { windowSession } from '../../../electron/shell/window-session.ts'
import { until } from '../../support/until.ts'

const later = new Date('2026-03-02T08:00:00Z')

function open(initial: string | null, keep: (token: string) => Promise<void>) {
  const faults: unknown[] = []
  return { slot: windowSession(initial, { keep, onFault: (error) => faults.push(error) }), faults }
}

describe('windowSession', () => {
  it('begins with what was kept, and keeps a new token only when the person stays signed in', () => {
    const kept: string[] = []
    const { slot } = open('T0', (token) => Promise.resolve(void kept.push(token)))
    expect(slot.get()).toBe('T0')
    slot.set('T1', later, false)
    expect([slot.get(), kept]).toEqual(['T1', ['']])
    slot.set('T2', later, true)
    slot.clear()
    expect([slot.get(), kept]).toEqual([null, ['', 'T2', '']])
  })

  it('signs in even when the keychain can’t keep the token, and says so', async () => {
    const { slot, faults } = open(null, () => Promise.reject(new Error('locked')))
    slot.set('T1', later, true)
    expect(slot.get()).toBe('T1')
    await until('the fault was told', () => faults.length === 1)
  })
})
