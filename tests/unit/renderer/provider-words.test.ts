import { describe, expect, it } from 'vitest'
import { common as commonEn } from '../../../renderer/locales/en/common.ts'
import { identity as identityEn } from '../../../renderer/locales/en/identity.ts'
import { people as peopleEn } from '../../../renderer/locales/en/people.ts'
import { common as commonFil } from '../../../renderer/locales/fil/common.ts'
import { identity as identityFil } from '../../../renderer/locales/fil/identity.ts'
import { people as peopleFil } from '../../../renderer/locales/fil/people.ts'

const catalogues = {
  en: { common: commonEn, identity: identityEn, people: peopleEn },
  fil: { common: commonFil, identity: identityFil, people: peopleFil },
}

/** By hand, from the provider connection and from the rules about whose account it is. */
const failures = [
  'DENIED',
  'TIME_OVER',
  'UNREACHABLE',
  'PROVIDER_REFUSED',
  'PROVIDER_FAILED',
  'TOKEN_REFUSED',
  'ISSUER_PLAIN',
  'ENDPOINT_PLAIN',
  'EMAIL_UNVERIFIED',
  'EMAIL_SHARED',
  'NOT_VERIFIED_HERE',
  'LINK_FIRST',
  'NOT_INVITED',
  'NOT_ACTIVE',
  'OTHER_LINKED',
  'TAKEN_BY_OTHER',
  'SIGNED_OUT',
]

describe('a sign-in by a provider that came to nothing', () => {
  it.each(['en', 'fil'] as const)('has a sentence of its own for every reason (%s)', (language) => {
    const said: Record<string, string> = catalogues[language].identity.provider.failed
    // One more for a reason that a newer desktop knows, and none that nobody gives.
    expect(Object.keys(said).toSorted()).toEqual([...failures, 'OTHER'].toSorted())
    expect(new Set(Object.values(said)).size).toBe(failures.length + 1)
  })
})
