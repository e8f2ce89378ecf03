import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

type Payment = { id: string; amount: number; status: string; source: { id: string; type: string }; paidAt: number }
type Link = {
  id: string
  amount: number
  description: string
  remarks: string
  reference: string
  isLive: boolean
  archived: boolean
  payments: Payment[]
}
type Asked = { method: string; path: string; key: string; body: unknown }
type Answer = { status: number; body: unknown; headers?: Record<string, string> }

/** How the emulator behaves badly: no answer at all, an answer that is an error, or one of another kind. */
type Trouble = 'hang' | 'cut' | 'error500' | 'busy' | 'page' | 'suspended'

export type PaymongoEmulator = {
  /** For `createPaymongo` and MASH_PAYMONGO_URL. */
  readonly url: string
  readonly asked: Asked[]
  readonly links: Link[]
  /** Of every call while it is set. */
  trouble: Trouble | null
  /** Called with each call that passed its checks, before it is answered; what it waits for holds the answer back. */
  before: (call: Asked) => Promise<void>
  /** As the customer does on their page. Refused for an archived link unless the payment had begun already. */
  pay: (linkId: string, how?: { word?: string; amount?: number; begun?: boolean; status?: string }) => string
  stop: () => Promise<void>
}

const leastCentavos = 10_000 // ₱100: their reference of the Payment resource, and what shops that use links tell people
const mostCentavos = 99_999_999_99
const id = (kind: string) => `${kind}_${randomBytes(18).toString('base64url').replaceAll(/[-_]/g, 'x')}`
const fail = (status: number, code: string, detail: string, attribute?: string): Answer => ({
  status,
  body: {
    errors: [{ code, detail, ...(attribute && { source: { pointer: `data.attributes.${attribute}`, attribute } }) }],
  },
})

function shown(link: Link) {
  const paid = link.payments.some(({ status }) => status === 'paid')
  return {
    data: {
      id: link.id,
      type: 'link',
      attributes: {
        amount: link.amount,
        archived: link.archived,
        currency: 'PHP',
        description: link.description,
        livemode: link.isLive,
        fee: 0,
        remarks: link.remarks,
        status: paid ? 'paid' : 'unpaid',
        tax_amount: null,
        taxes: [],
        checkout_url: `https://pm.link/bukid-kabute/test/${link.reference}`,
        reference_number: link.reference,
        created_at: 1_780_000_000,
        updated_at: 1_780_000_000,
        payments: link.payments.map((payment) => ({
          data: {
            id: payment.id,
            type: 'payment',
            attributes: {
              access_url: null,
              amount: payment.amount,
              currency: 'PHP',
              description: link.description,
              external_reference_number: link.reference,
              fee: 2500,
              livemode: link.isLive,
              net_amount: payment.amount - 2500,
              origin: 'links',
              source: payment.source,
              status: payment.status,
              paid_at: payment.paidAt,
            },
          },
        })),
      },
    },
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const only = (value: Record<string, unknown>, allowed: readonly string[]) =>
  Object.keys(value).find((name) => !allowed.includes(name))

/** The attributes of a new link, or what is wrong with the request. */
function attributesOf(body: unknown): { fault: Answer } | { amount: number; description: string; remarks: string } {
  if (!isRecord(body) || only(body, ['data']) || !isRecord(body.data) || only(body.data, ['attributes'])) {
    return { fault: fail(400, 'parameter_required', 'data is required.', 'data') }
  }
  const { attributes } = body.data
  if (!isRecord(attributes)) return { fault: fail(400, 'parameter_required', 'attributes is required.', 'attributes') }
  const unknown = only(attributes, ['amount', 'description', 'remarks'])
  if (unknown) return { fault: fail(400, 'parameter_unknown', `The parameter ${unknown} is not known.`, unknown) }
  const { amount, description, remarks = '' } = attributes
  if (amount === undefined) return { fault: fail(400, 'parameter_required', 'amount is required.', 'amount') }
  if (typeof amount !== 'number' || !Number.isInteger(amount)) {
    return { fault: fail(400, 'parameter_format_invalid', 'amount should be an integer.', 'amount') }
  }
  if (amount < leastCentavos) {
    const detail = `The value for amount cannot be less than ${leastCentavos}.`
    return { fault: fail(400, 'parameter_below_minimum', detail, 'amount') }
  }
  if (amount > mostCentavos) {
    return { fault: fail(400, 'parameter_above_maximum', `amount cannot be more than ${mostCentavos}.`, 'amount') }
  }
  if (typeof description !== 'string' || description === '') {
    return { fault: fail(400, 'parameter_required', 'description is required.', 'description') }
  }
  if (typeof remarks !== 'string')
    return { fault: fail(400, 'parameter_format_invalid', 'remarks should be a string.', 'remarks') }
  return { amount, description, remarks }
}

/** Basic, the secret key as user and an empty password; null: nobody they know. */
function keyOf({ headers }: IncomingMessage, keys: readonly string[]): string | null {
  const [kind, code = ''] = (headers.authorization ?? '').split(' ')
  const text = Buffer.from(code, 'base64').toString()
  return kind === 'Basic' && text.endsWith(':') && keys.includes(text.slice(0, -1)) ? text.slice(0, -1) : null
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request) text += String(part)
  return text
}

/**
 * PayMongo as far as links go, on 127.0.0.1: it asks of a request what they ask, answers in their envelopes, and goes
 * out of order when a test wants that. Shapes: developers.paymongo.com/reference, links-resource and payment-source.
 */
export async function startPaymongo(keys: readonly string[] = ['sk_test_kabute1234']): Promise<PaymongoEmulator> {
  const links: Link[] = []
  const asked: Asked[] = []

  const answer = (call: Asked): Answer => {
    const isLive = call.key.startsWith('sk_live_')
    if (call.method === 'GET' && call.path === '/payments?limit=1')
      return { status: 200, body: { has_more: false, data: [] } }
    if (call.method === 'POST' && call.path === '/links') {
      const read = attributesOf(call.body)
      if ('fault' in read) return read.fault
      const link = { ...read, id: id('link'), reference: id('x').slice(2, 9), isLive, archived: false, payments: [] }
      links.push(link)
      return { status: 200, body: shown(link) }
    }
    const [, linkId, act] = /^\/links\/(link_\w+)(\/archive)?$/.exec(call.path) ?? []
    if (!linkId || call.method !== (act ? 'POST' : 'GET')) {
      return fail(404, 'route_not_found', 'This route does not exist.')
    }
    const link = links.find((each) => each.id === linkId && each.isLive === isLive)
    if (!link) return fail(404, 'resource_not_found', `No such link with id ${linkId}.`)
    if (act) {
      if (call.body !== undefined) return fail(400, 'parameter_unknown', 'This call takes no body.')
      if (link.archived) return fail(400, 'resource_archived_state', `Link ${linkId} is already archived.`)
      link.archived = true
    }
    return { status: 200, body: shown(link) }
  }

  const server = createServer((request, response) => {
    const serve = async (): Promise<Answer | null> => {
      const text = await bodyOf(request)
      if (emulator.trouble === 'cut') request.socket.destroy()
      if (emulator.trouble === 'hang' || emulator.trouble === 'cut') return null
      if (emulator.trouble === 'error500') return { status: 500, body: { errors: [{ code: 'internal_error' }] } }
      if (emulator.trouble === 'page') return { status: 502, body: '<html>Bad gateway</html>' }
      if (emulator.trouble === 'busy') {
        return { ...fail(429, 'rate_limited', 'Too many requests.'), headers: { 'retry-after': '7' } }
      }
      if (emulator.trouble === 'suspended') return fail(400, 'account_suspended', 'The account is suspended.')
      const key = keyOf(request, keys)
      if (key === null) return fail(401, 'authentication_failed', 'API key is invalid.')
      if (text !== '' && request.headers['content-type'] !== 'application/json') {
        return fail(415, 'unsupported_media_type', 'The body should be JSON.')
      }
      let body: unknown
      try {
        body = text === '' ? undefined : JSON.parse(text)
      } catch {
        return fail(400, 'json_invalid', 'The body is no JSON.')
      }
      const path = (request.url ?? '').replace('/v1', '')
      const call = { method: request.method ?? '', path, key, body }
      asked.push(call)
      await emulator.before(call)
      return answer(call)
    }
    void serve().then((said) => {
      if (!said || response.destroyed) return
      response.writeHead(said.status, { 'content-type': 'application/json', ...said.headers })
      response.end(typeof said.body === 'string' ? said.body : JSON.stringify(said.body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has an address of this kind.
  const { port } = server.address() as AddressInfo
  const emulator: PaymongoEmulator = {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    links,
    trouble: null,
    before: () => Promise.resolve(),
    pay: (linkId, { word = 'gcash', amount, begun = false, status = 'paid' } = {}) => {
      const link = links.find((each) => each.id === linkId)
      if (!link) throw new Error(`there is no link ${linkId}`)
      if (link.archived && !begun) throw new Error('an archived link takes no payment')
      const payment = {
        id: id('pay'),
        amount: amount ?? link.amount,
        status,
        source: { id: id('src'), type: word },
        paidAt: Math.floor(Date.now() / 1000),
      }
      link.payments.push(payment)
      return payment.id
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
  return emulator
}
