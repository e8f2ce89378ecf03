import i18next from 'i18next'
import { afterAll, describe, expect, it } from 'vitest'
import { saidCodes } from '../../../renderer/features/logs/code-words.ts'
import { fieldText } from '../../../renderer/features/logs/log-words.ts'
import { startI18n } from '../../../renderer/i18n.ts'
import { allWords } from '../../support/all-words.ts'

describe('a role or a right in the trail', () => {
  startI18n('en', allWords)
  afterAll(() => i18next.changeLanguage('en'))

  it('is told by its name, in the person’s language', async () => {
    await i18next.changeLanguage('en')
    expect(fieldText('role', 'SUPER_ADMIN')).toBe('Owner')
    expect(fieldText('to.roles', ['GROWER', 'Driver'])).toBe('Grower, Driver')
    expect(fieldText('permissions', ['orders:cancel', 'stock:count'])).toBe('cancel orders, stock:count')
    await i18next.changeLanguage('fil')
    expect(fieldText('role', 'SUPER_ADMIN')).toBe('May-ari')
    expect(fieldText('roles', [])).toBe('–')
  })

  it('keeps its code, for the detail', async () => {
    await i18next.changeLanguage('en')
    expect(saidCodes('from.role', 'ADMIN')).toEqual([{ word: 'Administrator', code: 'ADMIN' }])
    expect(saidCodes('added', ['orders:cancel'])).toEqual([{ word: 'cancel orders', code: 'orders:cancel' }])
  })

  it('is told of only where the field holds one', () => {
    expect(saidCodes('name', 'ADMIN')).toBeNull()
    expect(saidCodes('role', null)).toBeNull()
    expect(saidCodes('permissions', [])).toBeNull()
    expect(saidCodes('roles', [{ id: '1' }])).toBeNull()
  })
})
