import { describe, expect, it } from 'vitest'
import { cleanUrl, maskUrl, withoutPassword } from '../../../renderer/features/setup/database-url.ts'

describe('a connection address on the screen', () => {
  it('shows dots for its password, even when that holds an @ or a colon', () => {
    expect(maskUrl('postgresql://mash:s3cret@db.example.com:5432/farm')).toBe(
      'postgresql://mash:••••••••@db.example.com:5432/farm',
    )
    expect(maskUrl('postgresql://mash:a@b:c@db.example.com/farm?sslmode=require')).toBe(
      'postgresql://mash:••••••••@db.example.com/farm?sslmode=require',
    )
  })

  it('stays as it is without a password', () => {
    expect(maskUrl('postgresql://mash@db.example.com:5432/farm')).toBe('postgresql://mash@db.example.com:5432/farm')
    expect(maskUrl('')).toBe('')
  })

  it('is kept without its password', () => {
    expect(withoutPassword('postgresql://mash:s3cret@db.example.com/farm')).toBe(
      'postgresql://mash@db.example.com/farm',
    )
  })

  it('is taken out of what a provider’s page gives to copy', () => {
    expect(cleanUrl(` psql 'postgresql://mash:x@h/farm' `)).toBe('postgresql://mash:x@h/farm')
    expect(cleanUrl('"postgresql://mash:x@h/farm"')).toBe('postgresql://mash:x@h/farm')
  })
})
