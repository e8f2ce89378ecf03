import { expect, it } from 'vitest'
import { pageLanguage, providerPage } from '../../../electron/features/identity/providers/provider-page.ts'

it.each([
  ['fil-PH,fil;q=0.9,en;q=0.8', 'fil'],
  ['tl', 'fil'],
  ['de-DE, TL-PH;q=0.9, en;q=0.8', 'fil'],
  ['en-PH,fil;q=0.9', 'en'],
  ['de,en;q=0.5', 'en'],
  ['de-DE,ja', 'en'],
  ['', 'en'],
  // Neither is one of ours, though ours is in it.
  ['file,tlx,enx', 'en'],
  ['xfil', 'en'],
] as const)('a browser that asks for %s gets %s', (asked, language) => {
  expect(pageLanguage(asked)).toBe(language)
})

it('says how it went, in the person’s language, and that the window can be closed', () => {
  const done = providerPage('done', 'en')
  expect(done).toContain('<html lang="en">')
  expect(done).toContain('<title>Signed in at the provider · MASH Desktop</title>')
  expect(done).toContain(
    '<h1>Signed in at the provider</h1><p>You can close this window and go back to MASH Desktop.</p>',
  )
  expect(providerPage('denied', 'en')).toContain('<h1>Nothing was shared</h1>')
  const fil = providerPage('done', 'fil')
  expect(fil).toContain('<html lang="fil">')
  expect(fil).toContain('<h1>Naka-sign in ka na sa provider</h1>')
  expect(fil).toContain('Puwede mo nang isara ang window na ito at bumalik sa MASH Desktop.')
  expect(providerPage('denied', 'tl')).toContain('<h1>Walang ibinahagi</h1>')
})

it('has nothing of the caller’s in it, and nothing that runs', () => {
  const page = providerPage('done', 'en"><script>alert(1)</script>')
  expect(page).toBe(providerPage('done', 'en'))
  expect(page).not.toMatch(/<script|javascript:|\son\w+=/i)
})
