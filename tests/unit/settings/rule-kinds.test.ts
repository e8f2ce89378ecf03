import { expect, it } from 'vitest'
import {
  fieldValue,
  fromField,
  kindOf,
  mistakeIn,
  numberKindOf,
  storedValue,
  toField,
  valueText,
} from '../../../renderer/features/settings/rule-kinds.ts'

const words = { on: 'on', off: 'off', unit: (unit: string) => (unit === 'd' ? 'days' : unit) }

it('knows how each setting is typed in', () => {
  expect(kindOf('site.name')).toBe('text')
  expect(kindOf('maintenance.mode')).toBe('switch')
  expect(kindOf('orders.tax_rate')).toBe('percent')
  expect(kindOf('orders.shipping_fee')).toBe('money')
  expect(kindOf('security.max_sessions')).toBe('whole')
})

it('says a share in percent and back, without the noise of fractions', () => {
  expect([toField('percent', 0.12), toField('percent', 0.07), toField('percent', 0.1225)]).toEqual([12, 7, 12.25])
  expect([fromField('percent', 12), fromField('percent', 7), fromField('percent', 12.25)]).toEqual([0.12, 0.07, 0.1225])
  expect([toField('money', 99.5), fromField('whole', 5)]).toEqual([99.5, 5])
})

it('shows values as people read them', () => {
  expect(valueText('orders.tax_rate', 0.12, words)).toBe('12%')
  expect(valueText('orders.shipping_fee', 100, words)).toBe('₱100.00')
  expect(valueText('sensors.data_retention_days', 90, words)).toBe('90 days')
  expect(valueText('maintenance.mode', false, words)).toBe('off')
  expect(valueText('site.name', 'Bukid Kabute', words)).toBe('Bukid Kabute')
})

it('names the rule that a value breaks, with its limit in the unit of the field', () => {
  expect(mistakeIn('security.max_sessions', 5)).toBeNull()
  expect(mistakeIn('security.max_sessions', 99)).toMatchObject({ code: 'TOO_LARGE', limits: { max: '50' } })
  expect(mistakeIn('security.max_sessions', 0)).toMatchObject({ code: 'TOO_SMALL', limits: { min: '1' } })
  expect(mistakeIn('security.max_sessions', null)).toMatchObject({ code: 'TYPE' })
  expect(mistakeIn('orders.tax_rate', 1.5)).toMatchObject({ code: 'TOO_LARGE', limits: { max: '100' } })
  expect(mistakeIn('orders.shipping_fee', 1.005)).toMatchObject({ code: 'CENTAVOS' })
  expect(mistakeIn('site.name', 'M')).toMatchObject({ code: 'TOO_SHORT' })
})

it('takes what its schema takes, money in centavos', () => {
  expect(numberKindOf('security.max_sessions')).toEqual({ name: 'count', decimals: 0, min: 1, max: 50 })
  expect(numberKindOf('orders.tax_rate')).toEqual({ name: 'percent', decimals: 2, min: 0, max: 100 })
  expect(numberKindOf('orders.shipping_fee')).toEqual({ name: 'money', decimals: 2, min: 0, max: 9_999_999_999 })
})

it('shows pesos as centavos and keeps pesos, and leaves alone what is not understood', () => {
  expect(fieldValue('money', 1250.5)).toBe(125_050)
  expect(storedValue('money', 125_050)).toBe(1250.5)
  expect(mistakeIn('orders.shipping_fee', storedValue('money', 29))).toBeNull()
  expect(fieldValue('percent', 0.12)).toBe(12)
  expect(storedValue('percent', 12)).toBe(0.12)
  expect([fieldValue('whole', '5x'), storedValue('whole', '5x')]).toEqual(['5x', '5x'])
  expect([fieldValue('whole', null), storedValue('money', null)]).toEqual([null, null])
  expect(mistakeIn('orders.shipping_fee', '5x')).toMatchObject({ code: 'TYPE' })
})
