import { describe, expect, it } from 'vitest'
import type { PortRow } from '../../../../electron/contract/chambers/ports.ts'
import { orderPorts, portView } from '../../../../renderer/features/chambers/port-state.ts'

const port = (changes: Partial<PortRow>): PortRow => ({
  path: '/dev/ttyACM0',
  boardId: 'usb:2341:0043:1',
  label: 'Arduino Uno',
  likely: true,
  manual: false,
  resets: true,
  state: { code: 'closed', data: {} },
  attached: false,
  chamber: null,
  ...changes,
})

describe('portView', () => {
  it.each([
    ['closed', 'none', []],
    ['resetting', 'none', []],
    ['recognised', 'ok', []],
    ['silent', 'watch', ['silent']],
    ['not-recognised', 'watch', ['not-recognised']],
    ['lost', 'bad', ['lost']],
    ['NOT_THERE', 'bad', ['NOT_THERE']],
    ['SOMETHING_NEW', 'bad', ['SOMETHING_NEW']],
  ] as const)('%s', (code, mark, cures) => {
    expect(portView(port({ state: { code, data: { reason: null, dialect: null } } }))).toEqual({
      code,
      mark,
      cures,
      dialect: null,
    })
  })

  it('names a refused port by its reason', () => {
    const refused = port({ state: { code: 'refused', data: { reason: 'NO_PERMISSION', dialect: null } } })
    expect(portView(refused)).toMatchObject({ code: 'NO_PERMISSION', cures: ['NO_PERMISSION', 'refused'], mark: 'bad' })
  })

  it('keeps the state of a lost port and looks for the cure of its reason first', () => {
    const lost = port({ state: { code: 'lost', data: { reason: 'UNPLUGGED', dialect: 'A' } } })
    expect(portView(lost)).toMatchObject({ code: 'lost', cures: ['UNPLUGGED', 'lost'], dialect: null })
  })

  it('says what way of speaking was recognised, if it is one we know', () => {
    const speaking = (dialect: string) => port({ state: { code: 'recognised', data: { reason: null, dialect } } })
    expect(portView(speaking('B')).dialect).toBe('B')
    expect(portView(speaking('Z')).dialect).toBeNull()
  })
})

it('lists boards in use first, then likely and added ones, each by its path', () => {
  const ports = [
    port({ path: 'COM10', likely: false }),
    port({ path: 'COM9', likely: false }),
    port({ path: '/dev/ttyACM10' }),
    port({ path: '/dev/ttyACM2' }),
    port({ path: '/dev/pts/3', likely: false, manual: true }),
    port({ path: '/dev/ttyUSB0', attached: true }),
  ]
  expect(orderPorts(ports).map(({ path }) => path)).toEqual([
    '/dev/ttyUSB0',
    '/dev/pts/3',
    '/dev/ttyACM2',
    '/dev/ttyACM10',
    'COM9',
    'COM10',
  ])
})
