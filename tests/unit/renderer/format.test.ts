import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { startI18n } from '../../../renderer/i18n.ts'
import {
  formatAge,
  formatBytes,
  formatClock,
  formatDate,
  formatDateTime,
  formatDuration,
  formatMoney,
  formatNumber,
} from '../../../renderer/ui/format.ts'
import { allWords } from '../../support/all-words.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

beforeAll(() => {
  startI18n('en', allWords)
})

describe('numbers', () => {
  it('groups thousands and keeps the digits asked for', () => {
    expect(formatNumber(1642)).toBe('1,642')
    expect(formatNumber(26.4, 1)).toBe('26.4')
    expect(formatNumber(26, 1)).toBe('26.0')
    expect(formatNumber(1234567.891, 2)).toBe('1,234,567.89')
  })

  it('writes a true minus', () => {
    expect(formatNumber(-0.5, 1)).toBe('−0.5')
    expect(formatMoney(-100000)).toBe('−₱1,000.00')
  })

  it('writes centavos as pesos', () => {
    expect(formatMoney(0)).toBe('₱0.00')
    expect(formatMoney(5)).toBe('₱0.05')
    expect(formatMoney(227600)).toBe('₱2,276.00')
  })

  it('writes sizes as file managers do', () => {
    expect(formatBytes(0)).toBe('0 B')
    expect(formatBytes(999)).toBe('999 B')
    expect(formatBytes(1400)).toBe('1.4 kB')
    expect(formatBytes(824_000)).toBe('824 kB')
    expect(formatBytes(999_700)).toBe('1.0 MB')
    expect(formatBytes(1_440_000_000)).toBe('1.4 GB')
  })
})

describe('times', () => {
  // 16:42:07 UTC is 00:42:07 of the next day in Manila.
  const at = new Date('2026-11-22T16:42:07Z')

  it('are those of Manila, wherever the computer stands', () => {
    expect(formatClock(at)).toBe('00:42')
    expect(formatClock(at, true)).toBe('00:42:07')
    expect(formatDate(at)).toBe('Mon 23 Nov 2026')
    expect(formatDateTime(at)).toBe('Mon 23 Nov 2026, 00:42')
  })

  it('name the day in Filipino', async () => {
    await i18next.changeLanguage('fil')
    expect(formatDate(at)).toBe('Lun 23 Nob 2026')
    await i18next.changeLanguage('en')
  })
})

describe('durations', () => {
  it.each([
    [-5 * second, '0 s'],
    [0, '0 s'],
    [59.9 * second, '59 s'],
    [minute, '1 min'],
    [59 * minute + 59 * second, '59 min'],
    [hour, '1 h'],
    [3 * hour + 11 * minute, '3 h 11 min'],
    [day, '1 d'],
    [3 * day + 4 * hour + 59 * minute, '3 d 4 h'],
    [400 * day, '400 d'],
  ])('%d ms is %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text)
  })

  it('count from an instant, and a clock a little ahead is no news', () => {
    const now = Date.parse('2026-11-23T00:00:00Z')
    expect(formatAge(new Date(now - 12 * second), now)).toBe('12 s ago')
    expect(formatAge(new Date(now - 400), now)).toBe('just now')
    expect(formatAge(new Date(now + 3 * second), now)).toBe('just now')
  })
})
