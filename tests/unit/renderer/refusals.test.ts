import { isContractProcedure } from '@orpc/contract'
import i18next from 'i18next'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { type Contract, contract } from '../../../electron/contract/index.ts'
import { chamberRefusals } from '../../../renderer/features/chambers/chamber-refusals.ts'
import { inventoryRefusals } from '../../../renderer/features/inventory/inventory-refusals.ts'
import { keyRefusals } from '../../../renderer/features/keys/key-refusals.ts'
import { logRefusals } from '../../../renderer/features/logs/log-refusals.ts'
import { orderRefusals } from '../../../renderer/features/orders/order-refusals.ts'
import { personRefusals } from '../../../renderer/features/people/person-refusals.ts'
import { startI18n } from '../../../renderer/i18n.ts'
import { paperRefusals } from '../../../renderer/paper/paper-refusals.ts'
import { viewRefusals } from '../../../renderer/saved-views/view-refusals.ts'
import { customerRefusals } from '../../../renderer/selling/customer-refusals.ts'
import { problemWords } from '../../../renderer/ui/problem-words.ts'
import { type RefusalWords, refusalText } from '../../../renderer/ui/refusal-words.ts'
import { allWords } from '../../support/all-words.ts'
import { samplesOf } from './sample-of.ts'

const people = personRefusals((permissions) => (permissions.length > 0 ? 'Ana Reyes can give it.' : ''))

/** Whose sentences the page uses for the calls of each part of the contract; null: the general ones serve. */
const wordsFor: Record<keyof Contract, RefusalWords | null> = {
  system: null,
  setup: null,
  identity: null,
  account: null,
  drafts: null,
  people,
  roles: people,
  keys: keyRefusals,
  logs: logRefusals,
  config: null,
  mail: { of: 'mail' },
  providers: { of: 'providers' },
  products: inventoryRefusals,
  categories: inventoryRefusals,
  stock: inventoryRefusals,
  today: null,
  customers: customerRefusals,
  carts: orderRefusals,
  orders: orderRefusals,
  payments: orderRefusals,
  paymongo: null,
  documents: paperRefusals,
  chambers: chamberRefusals,
  ports: chamberRefusals,
  telemetry: chamberRefusals,
  settings: { of: 'settings' },
  views: viewRefusals,
}

type Case = { name: string; code: string; data: Record<string, unknown>; words: RefusalWords | null }
type Declared = { data?: z.core.$ZodType }

/** Every code of every procedure, once for each thing its data may say. */
const cases: Case[] = (Object.keys(wordsFor) as (keyof Contract)[]).flatMap((part) =>
  Object.entries(contract[part]).flatMap(([call, procedure]: [string, unknown]) => {
    if (!isContractProcedure(procedure)) throw new Error(`${part}.${call} is no procedure`)
    return Object.entries(procedure['~orpc'].errorMap as Record<string, Declared>).flatMap(([code, { data }]) =>
      (data ? samplesOf(data) : [{}]).map((sample) => ({
        name: `${part}.${call} ${code} ${JSON.stringify(sample).slice(0, 60)}`,
        code,
        data: sample as Record<string, unknown>,
        words: wordsFor[part],
      })),
    )
  }),
)

function said({ code, data, words }: Case): string[] {
  const problem = { code, data, id: null }
  const own = words && refusalText(problem, words)
  if (own !== null) return [own]
  const { what, cure, mark } = problemWords(problem)
  return mark === null ? [what, cure] : []
}

describe.each(['en', 'fil'] as const)('what a host may refuse, in %s', (language) => {
  const all = () => {
    startI18n(language, allWords)
    void i18next.changeLanguage(language)
    return cases.map((each) => ({ name: each.name, sentences: said(each) }))
  }

  it('is looked at whole', () => {
    expect(cases.length).toBeGreaterThan(1_500)
  })

  it('has a sentence for every code of every procedure', () => {
    expect(all().flatMap(({ name, sentences }) => (sentences.length === 0 ? [name] : []))).toEqual([])
  })

  it('leaves no gap in any sentence', () => {
    const gaps = all().filter(({ sentences }) => sentences.some((text) => /\{\{|undefined|\[object|NaN/.test(text)))
    expect(gaps).toEqual([])
  })
})

describe('one code with several sentences', () => {
  const tell = (code: string, data: Record<string, unknown>, words: RefusalWords) => {
    startI18n('en', allWords)
    void i18next.changeLanguage('en')
    return refusalText({ code, data, id: null }, words)
  }

  it('says the one of the field, of the reason, of whoever did it', () => {
    expect(tell('TAKEN', { field: 'email' }, people)).toBe('Another person has this email already.')
    expect(tell('TAKEN', { field: 'sku' }, inventoryRefusals)).toBe(
      'Another product has this SKU already, or a deleted one had it. Choose another.',
    )
    expect(tell('CHANGED', { by: 'Ben Cruz' }, customerRefusals)).toBe(
      'Ben Cruz changed this customer meanwhile. What you typed is kept.',
    )
    expect(tell('CHANGED', { by: null }, customerRefusals)).toBe(
      'Somebody changed this customer meanwhile. What you typed is kept.',
    )
    expect(tell('NOT_YOURS_TO_GIVE', { why: 'OWN_ROLE', permissions: [] }, people)).toBe(
      'Nobody raises their own role. Ask an owner.',
    )
    expect(tell('NOT_YOURS_TO_GIVE', { why: 'MISSING', permissions: ['users:delete', 'users:read'] }, people)).toBe(
      'You don’t hold users:delete, users:read. Ana Reyes can give it.',
    )
    expect(tell('CERTIFICATE_BAD', { detail: 'EXPIRED' }, keyRefusals)).toBe('The certificate has expired.')
    expect(tell('COPY_TAKEN', { who: 'Ben Cruz' }, paperRefusals)).toBe(
      'Ben Cruz printed this meanwhile, so yours is a reprint now. Look, then print.',
    )
  })

  it('says the plain one for a field that a newer desktop knows', () => {
    expect(tell('TAKEN', { field: 'barcode' }, inventoryRefusals)).toBe(
      'Another product or category has this already. Choose another.',
    )
    expect(tell('TAKEN', { field: 'barcode' }, people)).toBeNull()
  })

  it('counts people', () => {
    expect(tell('ROLE_IN_USE', { people: 1 }, people)).toBe('1 person has this role. Take it from them first.')
    expect(tell('ROLE_IN_USE', { people: 4 }, people)).toBe('4 people have this role. Take it from them first.')
  })
})
