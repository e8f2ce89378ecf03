import { describe, expect, it } from 'vitest'
import { readPreferences } from '../../../renderer/ui/read-preferences.ts'

describe('the choices kept on this computer', () => {
  it('follow the system until somebody chooses', () => {
    expect(readPreferences(null, ['en-PH'])).toEqual({ theme: 'system', language: 'en' })
    expect(readPreferences(null, ['fil-PH', 'en'])).toEqual({ theme: 'system', language: 'fil' })
    expect(readPreferences(null, ['tl'])).toEqual({ theme: 'system', language: 'fil' })
    expect(readPreferences(null, ['tlh'])).toEqual({ theme: 'system', language: 'en' })
  })

  it('come back as they were chosen', () => {
    expect(readPreferences('{"theme":"dark","language":"fil"}', ['en'])).toEqual({ theme: 'dark', language: 'fil' })
  })

  it.each(['', '{', 'null', '[]', '"dark"', '{"theme":"pink","language":"xx"}'])('survive %j', (kept) => {
    expect(readPreferences(kept, ['en'])).toEqual({ theme: 'system', language: 'en' })
  })
})
