import { expect, it } from 'vitest'
import { timeZones } from '../../../renderer/features/account/time-zones.ts'
import { mailedCodeIn } from '../../../renderer/person/mailed-code.ts'

const token = `${'Ab3_-'.repeat(12)}wxyz`

it.each([
  ['048213', { digits: '048213' }],
  [' 048 213\n', { digits: '048213' }],
  [token, { token }],
  [`  ${token.slice(0, 40)}\r\n${token.slice(40)} `, { token }],
  ['', null],
  ['04821', null],
  ['0482133', null],
  [token.slice(1), null],
  [`${token}A`, null],
  [token.replace('_', '+'), null],
])('takes %j for what it is', (text, code) => {
  expect(mailedCodeIn(text)).toEqual(code)
})

it('offers the farm’s zone first, each zone once, and keeps one that is not known here', () => {
  const zones = timeZones('Mars/Olympus_Mons')
  expect(zones[0]).toEqual({ id: 'Asia/Manila', label: 'Asia/Manila' })
  expect(zones.at(-1)).toEqual({ id: 'Mars/Olympus_Mons', label: 'Mars/Olympus Mons' })
  expect(zones.filter(({ id }) => id === 'Asia/Manila')).toHaveLength(1)
  expect(timeZones('Asia/Tokyo').filter(({ id }) => id === 'Asia/Tokyo')).toHaveLength(1)
})
