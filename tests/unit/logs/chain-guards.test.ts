import { describe, expect, it } from 'vitest'
import { type Guard, guardsUnlike, madeGuards } from '../../../electron/features/logs/chain-guards.ts'

const trigger: Guard = { kind: 'trigger', name: 'audit_logs.audit_link', is: '7 O audit_link' }
const refuse: Guard = { kind: 'function', name: 'audit_refuse', is: 'abc' }
const made = [trigger, refuse]

describe('what guards the trail', () => {
  it('is as it was made, in any order', () => {
    expect(guardsUnlike(made, [refuse, trigger])).toEqual([])
    expect(guardsUnlike(madeGuards, madeGuards.toReversed())).toEqual([])
  })

  it('is missing, changed or added, each by its name', () => {
    expect(guardsUnlike(made, [trigger])).toEqual([{ kind: 'function', name: 'audit_refuse', how: 'missing' }])
    expect(guardsUnlike(made, [{ ...trigger, is: '7 D audit_link' }, refuse])).toEqual([
      { kind: 'trigger', name: 'audit_logs.audit_link', how: 'changed' },
    ])
    const right: Guard = { kind: 'right', name: 'audit_logs owner DELETE', is: 'held' }
    expect(guardsUnlike(made, [trigger, refuse, right])).toEqual([
      { kind: 'right', name: 'audit_logs owner DELETE', how: 'added' },
    ])
  })

  it('is changed where two go by one name, also when one of them is ours', () => {
    expect(guardsUnlike(made, [trigger, refuse, { ...refuse, is: 'other' }])).toEqual([
      { kind: 'function', name: 'audit_refuse', how: 'changed' },
    ])
  })

  it('of another kind by the same name is another thing', () => {
    expect(guardsUnlike([trigger], [{ ...trigger, kind: 'rule' }])).toEqual([
      { kind: 'trigger', name: 'audit_logs.audit_link', how: 'missing' },
      { kind: 'rule', name: 'audit_logs.audit_link', how: 'added' },
    ])
  })

  it('refuses to change a row, links each new one, and is there for every column', () => {
    const names = (kind: Guard['kind']) => madeGuards.filter((one) => one.kind === kind).map(({ name }) => name)
    expect(names('trigger')).toEqual(['audit_logs.audit_link', 'audit_logs.audit_refuse', 'audit_chain.audit_refuse'])
    expect(names('function')).toEqual(['audit_digest', 'audit_link', 'audit_refuse'])
    expect(names('column')).toHaveLength(16)
    expect(names('right')).toEqual([])
  })
})
