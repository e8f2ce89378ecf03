import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeAll, expect, it } from 'vitest'
import type { ProcedureMeta } from '../../../electron/contract/base.ts'
import { contract } from '../../../electron/contract/index.ts'
import { publicCalls, publicScopes } from '../../../electron/contract/public-calls.ts'
import { makeApiDocument } from '../../../electron/transports/api-document.ts'
import { makeApiPage } from '../../../electron/transports/api-page.ts'

/** What programs may call, agreed by hand: method, path, scope and class. */
const agreed = [
  'GET /me any key, cheap',
  'GET /products products:read, standard',
  'GET /orders orders:read, standard',
  'GET /people users:read, standard',
  'GET /roles users:read, cheap',
  'GET /chambers devices:read, cheap',
  'GET /chambers/{id} devices:read, cheap',
  'GET /readings/latest devices:read, cheap',
  'GET /chambers/{chamberId}/history sensors:read, standard',
]

type Parameter = { name: string; in: string; required?: boolean; schema: object }
type Operation = {
  operationId: string
  summary: string
  parameters?: Parameter[]
  responses: Record<
    string,
    { description: string; content?: { 'application/json': { schema: object } }; headers?: object }
  >
  'x-scope': string | null
  'x-rate-class': string
}
type Document = {
  openapi: string
  security: Record<string, unknown>[]
  components: { securitySchemes: Record<string, unknown> }
  paths: Record<string, Record<string, Operation>>
}

let document: Document
let page: string
beforeAll(async () => {
  const made = await makeApiDocument('1.2.3')
  document = JSON.parse(JSON.stringify(made)) as Document // as a program reads it
  page = makeApiPage(made, 'http://127.0.0.1:4181/api/v1')
})
const operations = () =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  )

it('holds every public call and nothing else', () => {
  const held = operations().map(
    ({ path, method, operation }) =>
      `${method.toUpperCase()} ${path} ${operation['x-scope'] ?? 'any key'}, ${operation['x-rate-class']}`,
  )
  expect(held.toSorted()).toEqual(agreed.toSorted())
  expect(publicCalls).toHaveLength(agreed.length)
  expect(publicScopes).toEqual(['devices:read', 'orders:read', 'products:read', 'sensors:read', 'users:read'])
})

it('makes nothing public that asks for a proof or changes something without a word in the audit', () => {
  for (const call of publicCalls) {
    const procedures: Record<string, { '~orpc': { meta: ProcedureMeta } }> = contract[call.feature]
    const meta = procedures[call.name]?.['~orpc'].meta
    expect(meta?.stepUp).toBeUndefined()
    // By its method a program knows what it may ask twice: one that reads changes nothing, and the other way round.
    expect(meta?.changes, call.path).toBe(call.method !== 'GET')
    if (meta?.changes) expect(meta.audit, call.path).toBeDefined()
  }
})

it('is OpenAPI 3.1: unique operations, parameters that fit their paths, answers that say something', () => {
  expect(document.openapi).toMatch(/^3\.1\.\d+$/)
  expect(Object.keys(document.components.securitySchemes)).toEqual(['key', 'bearer'])
  expect(document.security).toEqual([{ key: [] }, { bearer: [] }])
  const ids = operations().map(({ operation }) => operation.operationId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { path, operation } of operations()) {
    expect(operation.summary, path).not.toBe('')
    const inPath = (operation.parameters ?? []).filter((one) => one.in === 'path')
    expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? [])
    expect(inPath.every(({ required }) => required)).toBe(true)
    expect(Object.keys(operation.responses), path).toEqual(expect.arrayContaining(['200', '401', '429', '500', '503']))
    expect(operation.responses).not.toHaveProperty('423')
    expect(operation.responses['429']?.headers).toHaveProperty('Retry-After')
  }
})

it('has schemas that a validator takes, and every reference leads somewhere', () => {
  const ajv = new Ajv2020({ strict: false, formats: { 'date-time': true, email: true } })
  for (const { operation } of operations()) {
    const answers = Object.values(operation.responses).map((answer) => answer.content?.['application/json'].schema)
    for (const schema of [...answers, ...(operation.parameters ?? []).map((one) => one.schema)]) {
      if (schema) expect(() => ajv.compile(schema)).not.toThrow()
    }
  }
  const text = JSON.stringify(document)
  for (const [, reference = ''] of text.matchAll(/"\$ref":"#([^"]+)"/g)) {
    const found = reference
      .split('/')
      .slice(1)
      .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], document)
    expect(found, reference).toBeDefined()
  }
  expect(text).not.toContain('"not":{}')
})

it('is told to people on a page without scripts or anything from elsewhere', () => {
  expect(page).not.toMatch(/<script|javascript:|\son\w+=|<link|<img|url\(/i)
  for (const call of publicCalls) {
    expect(page).toContain(`<code>${call.path}</code>`)
    expect(page).toContain(`http://127.0.0.1:4181/api/v1${call.path}`)
  }
  expect(page).toContain('color-scheme: light dark')
  expect(page).toContain('sensors:read')
  expect(page).toContain('1000 calls a minute')
})
