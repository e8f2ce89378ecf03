import { describe, expect, it } from 'vitest'
import { outputFields } from '../../support/input-fields.ts'

/** Rows that this program alone writes, by what it says of them today. */
const ours = /^(account|identity|setup|mail|settings|providers|views|drafts)\./
const isId = (name: string) => /^ids?$|Ids?$/.test(name)
/** No row at all, and why. */
const none: Record<string, string> = {
  'products.previewBulk rows.before.tags': 'what a change may be of',
  'products.previewBulk rows.after.tags': 'what a change may be of',
  'payments.previewStatement reading.completedWords': 'was said with the file',
}
/** Nothing, signs and lengths that no field takes today. */
const fromElsewhere = ['', ' a/B&C’1\u200B ', 'x'.repeat(3000)]

describe('a row that came from elsewhere, or was taken once', () => {
  const texts = outputFields.filter(({ field, name, type }) => type === 'string' && !ours.test(field) && !isId(name))

  it('is shown as it stands: one such row never hides the others of its list', () => {
    const refused = texts.filter(({ schema }) =>
      fromElsewhere.some((text) => {
        const read = schema.safeParse(text)
        return !read.success || read.data !== text
      }),
    )
    expect(refused.map(({ field }) => field).filter((field) => !(field in none))).toEqual([])
    expect(Object.keys(none).filter((field) => !refused.some((one) => one.field === field))).toEqual([])
  })

  it('is looked at in many answers', () => {
    expect(texts.length).toBeGreaterThan(200)
  })
})
