import { expect, it } from 'vitest'
import { fold, foldedWords } from '../../../electron/contract/fold.ts'

it.each([
  ['Peñalosa', 'penalosa'],
  ['Pen\u0303alosa', 'penalosa'],
  ['IÑIGO', 'inigo'],
  ['Jalapeño', 'jalapeno'],
  ['Niño’s  “Best”', 'nino s best'],
  ['  MUSH-1\u20112\u2212x ', 'mush 1 2 x'],
  ['ＭＵＳＨ－１', 'mush 1'],
  ['ﬁne oﬃce', 'fine office'],
  ['Mush\u200Broom\u00AD\uFEFF', 'mushroom'],
  ['Łódź Ødegård Æsir Œuvre Straße Đặng Þór ıI', 'lodz odegard aesir oeuvre strasse dang thor ii'],
  ['①½ 5×7 m²', '11 2 5 7 m2'],
  ['香菇・平菇', '香菇・平菇'],
  ['&|!:*', ''],
  ['eva_s @farm', 'eva_s farm'],
  ['', ''],
])('%j is compared as %j', (text, folded) => {
  expect(fold(text)).toBe(folded)
  expect(fold(folded)).toBe(folded)
})

it('words are looked for one by one', () => {
  expect(foldedWords(' Dela  CRUZ-Peña ')).toEqual(['dela', 'cruz', 'pena'])
  expect(foldedWords('-')).toEqual([])
})
