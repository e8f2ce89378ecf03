import { describe, expect, it } from 'vitest'
import { inputSizes } from '../../support/input-sizes.ts'
import { largest } from '../../support/largest.ts'

/** What may be long enough to be work: below that an input is a form. */
const isMuch = ({ kind, most }: { kind: string; most: number }) =>
  kind === 'bytes' ? most > 20_000 : kind === 'list' ? most >= 100 : most > 20_000

describe('every input of the contract', () => {
  it('has an end: each text, list, record and bytes in it', () => {
    const endless = inputSizes.flatMap(({ name, endless }) => endless.map((path) => `${name} ${path}`))
    expect(endless).toEqual([])
  })

  it('that may be much has a row that says the largest of it, which is sent all at once to a working desk', () => {
    const much = inputSizes.filter(({ sized }) => sized.some(isMuch)).map(({ name }) => name)
    expect(Object.keys(largest)).toEqual(expect.arrayContaining(much))
  })

  it('that asks for a file has one as well', () => {
    const files = inputSizes.filter(({ name }) => /\.export/.test(name)).map(({ name }) => name)
    expect(files.length).toBeGreaterThan(5)
    expect(Object.keys(largest)).toEqual(expect.arrayContaining(files))
  })
})
