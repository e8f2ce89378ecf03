import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createPaymongo } from '../../../electron/connections/paymongo/paymongo-client.ts'
import { type PaymongoEmulator, startPaymongo } from '../../support/paymongo.ts'

const key = 'sk_test_kabute1234'
let paymongo: PaymongoEmulator
beforeAll(async () => {
  paymongo = await startPaymongo([key, 'sk_live_kabute5678'])
})
afterEach(() => {
  paymongo.trouble = null
})
afterAll(() => paymongo.stop())

const client = (timeoutMs = 5000) => createPaymongo({ url: paymongo.url, timeoutMs })
const request = { amountCentavos: 28_000, description: 'MASH-2026-000042', remarks: 'row-1' }
async function made() {
  const answer = await client().makeLink(key, request)
  if (!answer.ok) throw new Error(`refused: ${answer.refusal.code}`)
  return answer.value
}

it('makes a link, finds it, sees it paid and shuts it', async () => {
  const link = await made()
  expect(link).toMatchObject({
    amountCentavos: 28_000,
    isLive: false,
    isArchived: false,
    status: 'unpaid',
    payments: [],
  })
  expect(link.url).toMatch(/^https:\/\/pm\.link\//)
  const paid = paymongo.pay(link.id, { word: 'paymaya' })
  const found = await client().findLink(key, link.id)
  expect(found).toMatchObject({
    ...{ ok: true, value: { status: 'paid', payments: [{ id: paid, amountCentavos: 28_000, word: 'paymaya' }] } },
  })
  expect(await client().archiveLink(key, link.id)).toMatchObject({ ok: true, value: { isArchived: true } })
  expect(await client().archiveLink(key, link.id)).toMatchObject({ ok: false, refusal: { code: 'REFUSED' } })
})

it('tells what PayMongo refuses', async () => {
  const link = await made()
  const refusals = [
    await client().makeLink('sk_test_wrong', request),
    await client().check('pk_test_kabute1234'),
    await client().findLink(key, 'link_nobody'),
    await client().findLink('sk_live_kabute5678', link.id),
    await client().makeLink(key, { ...request, amountCentavos: 9999 }),
    await client().makeLink(key, { ...request, amountCentavos: 100.5 }),
  ].map((answer) => (answer.ok ? 'done' : answer.refusal.code))
  expect(refusals).toEqual(['KEY_REFUSED', 'KEY_REFUSED', 'NOT_FOUND', 'NOT_FOUND', 'AMOUNT_REFUSED', 'REFUSED'])
  expect(await client().check(key)).toEqual({ ok: true, value: null })
})

it('tells an outage from a refusal, and gives up in time', async () => {
  const link = await made()
  const seen: unknown[] = []
  for (const trouble of ['error500', 'page', 'busy', 'cut', 'hang'] as const) {
    paymongo.trouble = trouble
    const answer = await client(200).findLink(key, link.id)
    seen.push(answer.ok ? 'done' : answer.refusal)
  }
  expect(seen).toEqual([
    { code: 'UNREACHABLE', detail: 'HTTP 500' },
    { code: 'UNREACHABLE', detail: 'HTTP 502' },
    { code: 'BUSY', retryAfterMs: 7000 },
    { code: 'UNREACHABLE', detail: expect.stringMatching(/^(UND_ERR_SOCKET|ECONNRESET)$/) as string },
    { code: 'UNREACHABLE', detail: 'timeout' },
  ])
})
