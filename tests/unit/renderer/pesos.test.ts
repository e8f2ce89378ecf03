import { describe, expect, it } from 'vitest'
import { parsePesos, pesosText } from '../../../renderer/ui/pesos.ts'

describe('pesos as people type them', () => {
  it.each([
    ['₱1,280.50', 128_050],
    ['1280.5', 128_050],
    ['1280', 128_000],
    ['1,280', 128_000],
    ['12,345,678.90', 1_234_567_890],
    ['PHP 95', 9_500],
    ['php95.05', 9_505],
    ['P 12.', 1_200],
    ['.5', 50],
    ['0', 0],
    [' 1 280.50 ', 128_050],
    ['0.29', 29],
    ['1.10', 110],
    ['99,999,999.99', 9_999_999_999],
  ])('%s', (text, centavos) => {
    expect(parsePesos(text)).toBe(centavos)
  })

  it('takes nothing for no amount', () => {
    expect(parsePesos('')).toBeNull()
    expect(parsePesos('  ')).toBeNull()
  })

  it.each(['1,28', '12,80.00', '1.280,50', '1.005', '-5', 'abc', '₱', '1,2800', '1e3', '.', '99999999999999999999'])(
    'does not guess what %s means',
    (text) => {
      expect(parsePesos(text)).toBeNaN()
    },
  )

  it('writes an amount so that it is read as the same', () => {
    expect(pesosText(128_050)).toBe('1,280.50')
    expect(pesosText(5)).toBe('0.05')
    for (const centavos of [0, 1, 99, 100, 101, 99_999, 100_000, 9_999_999_999]) {
      expect(parsePesos(pesosText(centavos))).toBe(centavos)
    }
  })
})
