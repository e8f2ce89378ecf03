import { describe, expect, it } from 'vitest'
import { describeAddress, parseServerUrl } from '../../../../electron/platform/database/server-url.ts'

function parsed(text: string) {
  const result = parseServerUrl(text)
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

describe('parseServerUrl', () => {
  it('reads an address of a server in the office', () => {
    expect(parsed('postgresql://ana@192.168.1.20/farm')).toEqual({
      host: '192.168.1.20',
      port: 5432,
      database: 'farm',
      user: 'ana',
      isNeon: false,
      isPooled: false,
      url: 'postgresql://ana@192.168.1.20/farm',
      directUrl: 'postgresql://ana@192.168.1.20/farm',
      options: '',
    })
  })

  it('reads what Neon shows to be copied', () => {
    const neon = parsed(
      ` psql 'postgresql://o:p%40ss@ep-cool-1-pooler.ap-southeast-1.aws.neon.tech/farm?sslmode=require&channel_binding=require'\n`,
    )
    expect(neon).toMatchObject({ isNeon: true, isPooled: true, database: 'farm' })
    expect(neon.url).toBe(
      'postgresql://o:p%40ss@ep-cool-1-pooler.ap-southeast-1.aws.neon.tech/farm?sslmode=verify-full&channel_binding=require',
    )
    expect(new URL(neon.directUrl).hostname).toBe('ep-cool-1.ap-southeast-1.aws.neon.tech')
  })

  it.each([
    ['postgres://a@h/d?sslmode=require', 'verify-full'],
    ['postgres://a@h/d?sslmode=prefer', 'verify-full'],
    ['postgres://a@h/d?sslmode=verify-ca', 'verify-full'],
    ['postgres://a@h/d?sslmode=disable', 'disable'],
    ['postgres://a@h/d?sslmode=no-verify', 'no-verify'],
    ['postgres://a@h/d', null],
    ['postgres://a@x.neon.tech/d', 'verify-full'],
    ['postgres://a@x.neon.tech.example/d', null],
  ])('%s is opened with sslmode %s', (url, mode) => {
    expect(new URL(parsed(url).url).searchParams.get('sslmode')).toBe(mode)
  })

  it('keeps the options of the address apart, so that ours can stand beside them', () => {
    const { url, options } = parsed('postgres://a@h/d?options=-c%20search_path%3Dfarm')
    expect([url, options]).toEqual(['postgres://a@h/d', '-c search_path=farm'])
  })

  it.each([
    ['', 'NOT_A_URL'],
    ['farm database', 'NOT_A_URL'],
    ['https://a@h/d', 'NOT_POSTGRES'],
    ['postgres:///d', 'NO_HOST'],
    ['postgres://a@h', 'NO_DATABASE_NAME'],
    ['postgres://a@h/', 'NO_DATABASE_NAME'],
    ['postgres://h/d', 'NO_USER'],
    ['postgres://%zz@h/d', 'NOT_A_URL'],
    ['postgres://a@h:99999/d', 'NOT_A_URL'],
  ])('refuses %j with %s', (text, code) => {
    expect(parseServerUrl(text)).toEqual({ ok: false, refusal: { code } })
  })

  it('never shows the password', () => {
    expect(describeAddress(parsed('postgres://ana:secret@h:6000/farm'))).toBe('ana@h:6000/farm')
  })
})
