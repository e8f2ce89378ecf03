import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutSecrets } from '../../../electron/features/logs/without-secrets.ts'

describe('what an audit row may hold', () => {
  it('masks whatever has a secret’s name, at any depth and in any case', () => {
    const given = {
      name: 'Ana',
      PASSWORD: 'x',
      list: [{ apiKey: 'mash_pk_1' }, { deep: { refreshToken: 't', clientSecret: { a: 1 } } }],
      backupCodes: ['1', '2'],
      pin: '1234',
      databaseUrl: 'postgres://a:b@c',
      setCookie: 'sid=1',
      totpSeed: 'otp',
      spinach: 'a plant',
    }
    expect(withoutSecrets(given)).toEqual({
      name: 'Ana',
      PASSWORD: '[masked]',
      list: [{ apiKey: '[masked]' }, { deep: { refreshToken: '[masked]', clientSecret: '[masked]' } }],
      backupCodes: '[masked]',
      pin: '[masked]',
      databaseUrl: '[masked]',
      setCookie: '[masked]',
      totpSeed: '[masked]',
      spinach: 'a plant',
    })
  })

  it('leaves yes, no, nothing and moments: they tell no secret', () => {
    const at = new Date('2026-03-01T08:00:00Z')
    expect(withoutSecrets({ hasPassword: true, pinHash: null, tokenExpiresAt: at })).toEqual({
      hasPassword: true,
      pinHash: null,
      tokenExpiresAt: '2026-03-01T08:00:00.000Z',
    })
  })

  it('looks into maps, sets and errors, and leaves methods and getters out', () => {
    const given = {
      map: new Map<string, unknown>([
        ['password', 'x'],
        ['n', 1],
      ]),
      set: new Set([{ token: 't' }]),
      error: Object.assign(new Error('no'), { password: 'x' }),
      method: () => 'x',
      get never() {
        throw new Error('a getter')
      },
    }
    expect(JSON.parse(JSON.stringify(withoutSecrets(given)))).toEqual({
      map: { password: '[masked]', n: 1 },
      set: [{ token: '[masked]' }],
      error: { name: 'Error', message: 'no' },
    })
  })

  it('survives cycles, depth, size and what JSON does not know', () => {
    const cyclic: Record<string, unknown> = {
      n: 1n,
      bad: Number.NaN,
      when: new Date(Number.NaN),
      bytes: new Uint8Array(5),
    }
    cyclic.self = cyclic
    cyclic.list = [cyclic]
    expect(withoutSecrets(cyclic)).toEqual({
      n: '1',
      bad: 'NaN',
      when: null,
      bytes: '[5 bytes]',
      self: '[again]',
      list: ['[again]'],
    })
    let deep: unknown = 'end'
    for (let n = 0; n < 50_000; n += 1) deep = { deep }
    expect(JSON.stringify(withoutSecrets(deep))).toContain('[deep]')
    expect(withoutSecrets(Array.from({ length: 100_000 }, (_, n) => n))).toHaveLength(2000)
  })

  it('gives the same object twice where it stands twice, but not within itself', () => {
    const shared = { a: 1 }
    expect(withoutSecrets({ x: shared, y: shared })).toEqual({ x: { a: 1 }, y: { a: 1 } })
  })

  it('drops what PostgreSQL’s jsonb refuses: NUL and half a pair', () => {
    expect(withoutSecrets({ 'a\0': 'b\0c', half: '\uD800x' })).toEqual({ a: 'bc', half: '\uFFFDx' })
  })

  it('goes on where a thing refuses to be read', () => {
    const refuses = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new TypeError('no')
        },
      },
    )
    expect(withoutSecrets({ refuses })).toEqual({ unreadable: 'TypeError' })
    expect(withoutSecrets(new Map([[Object.create(null), 1]]))).toEqual({ '[object]': 1 })
  })

  it('never throws and always gives JSON, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.anything({
          withBigInt: true,
          withDate: true,
          withMap: true,
          withSet: true,
          withTypedArray: true,
          withSparseArray: true,
          withNullPrototype: true,
        }),
        (given) => {
          const text = JSON.stringify(withoutSecrets({ given }))
          // A backslash of the text's own is doubled; only an odd one makes it the character that the column refuses.
          expect(text).not.toMatch(/(?<!\\)(\\\\)*\\u0000/)
        },
      ),
    )
  })

  it('lets no secret through, wherever it stands', () => {
    const secret = 'S3CRET-VALUE'
    const names = fc.constantFrom('password', 'newPassword', 'access_token', 'codeHash', 'api-key', 'PIN', 'otp')
    const tree = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        fc.dictionary(names, fc.oneof(fc.constant(secret), fc.constant([secret]), fc.constant({ a: secret }))),
        fc.array(tie('node')),
        fc.dictionary(fc.constantFrom('a', 'b'), tie('node')),
      ),
    })).node
    fc.assert(
      fc.property(tree, (given) => {
        expect(JSON.stringify(withoutSecrets(given))).not.toContain(secret)
      }),
    )
  })
})

it('the code of a place and a list of things by their keys are no secrets; all others of these words are', () => {
  const plain = { postalCode: '4217', postal_code: '4217', keys: ['MASH-1'] }
  expect(withoutSecrets(plain)).toEqual(plain)
  const secrets = { code: 'x', zipcode: 'x', key: 'x', apiKeys: ['x'], privateKey: 'x', keysFile: 'x', postCode: 'x' }
  expect(Object.values(withoutSecrets(secrets) as object)).toEqual(Object.keys(secrets).map(() => '[masked]'))
})
