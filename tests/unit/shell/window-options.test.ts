import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseWindowStart } from '../../../electron/shell/window-options.ts'

describe('parseWindowStart', () => {
  it('finds our flags among Chromium’s', () => {
    const args = [
      '--inspect=0',
      '--remote-debugging-port=0',
      '.',
      '--data',
      'farm',
      '--database-url=postgres://h/d',
      '--x',
    ]
    expect(parseWindowStart(args, {})).toEqual({ dataDir: resolve('farm'), databaseUrl: 'postgres://h/d' })
  })

  it('takes the environment where no flag is given, and flags first', () => {
    const env = { MASH_DATA: '/from/env', MASH_DATABASE_URL: 'postgres://env/d' }
    expect(parseWindowStart([], env)).toEqual({ dataDir: '/from/env', databaseUrl: 'postgres://env/d' })
    expect(parseWindowStart(['--data', '/flag'], env).dataDir).toBe('/flag')
    expect(parseWindowStart(['--data'], {})).toEqual({ dataDir: null, databaseUrl: null })
  })
})
