import type { OpenAPI } from '@orpc/contract'
import { type PublicCall, publicCalls } from '../contract/public-calls.ts'
import { classLimits } from '../features/keys/index.ts'
import { apiPageStyle } from './api-page-style.ts'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const plain = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '')
/** Text of the document: blank lines part paragraphs, backticks mark what is typed. */
const prose = (text: string): string =>
  text
    .split(/\n{2,}/)
    .map((part) => `<p>${plain(part).replaceAll(/`([^`]+)`/g, '<code>$1</code>')}</p>`)
    .join('')

type Schema = {
  type?: unknown
  enum?: unknown[]
  const?: unknown
  format?: string
  anyOf?: Schema[]
  items?: Schema
} & {
  properties?: Record<string, Schema>
  additionalProperties?: Schema | boolean
  minimum?: number
  maximum?: number
  maxLength?: number
  default?: unknown
}

/** A schema in a few words: `integer 50–2000, else 500`. */
function inWords(schema: Schema): string {
  const range =
    schema.minimum !== undefined && schema.maximum !== undefined ? ` ${schema.minimum}–${schema.maximum}` : ''
  const long = schema.maxLength === undefined ? '' : `, at most ${schema.maxLength} characters`
  const without =
    schema.default === undefined || schema.default === null ? '' : `, else ${JSON.stringify(schema.default)}`
  const kind =
    schema.enum?.map(String).join(' | ') ??
    schema.anyOf
      ?.filter(({ type }) => type !== 'null')
      .map(inWords)
      .join(' or ') ??
    (schema.format === 'date-time' ? 'moment' : typeof schema.type === 'string' ? schema.type : 'anything')
  return kind + range + long + without
}

/** The shape of an answer, as JSON would show it. */
function shape(schema: Schema, indent = ''): string {
  const deeper = `${indent}  `
  if (schema.type === 'array') return `[ ${shape(schema.items ?? {}, indent)} ]`
  if (schema.anyOf) {
    const shapes = schema.anyOf.map((one) => (one.type === 'null' ? 'null' : shape(one, indent)))
    return shapes.join(' | ')
  }
  if (schema.properties) {
    const lines = Object.entries(schema.properties).map(
      ([name, property]) => `${deeper}${name}: ${shape(property, deeper)}`,
    )
    return `{\n${lines.join('\n')}\n${indent}}`
  }
  if (typeof schema.additionalProperties === 'object')
    return `{ [name]: ${shape(schema.additionalProperties, indent)} }`
  if ((schema.enum?.length ?? 0) > 12) return 'string'
  return inWords(schema)
}

const schemaOf = (response: OpenAPI.ResponseObject): Schema =>
  (response.content?.['application/json']?.schema ?? {}) as Schema // one of JSON Schema's many types

const idOf = ({ method, path }: PublicCall): string => `${method}${path}`.replaceAll(/[^A-Za-z]+/g, '-').toLowerCase()

const examples: Record<string, string> = {
  room: 'fruiting',
  from: '2026-11-01T00:00:00Z',
  to: '2026-11-02T00:00:00Z',
}

function curl({ path }: PublicCall, parameters: OpenAPI.ParameterObject[], base: string): string {
  const query = parameters.filter((one) => one.in === 'query' && one.required)
  const asked = query.map(({ name }) => `${name}=${examples[name] ?? '…'}`).join('&')
  return `curl -H "X-API-Key: $MASH_KEY" \\\n  "${base}${path}${asked === '' ? '' : `?${asked}`}"`
}

function parameterTable(parameters: OpenAPI.ParameterObject[]): string {
  if (parameters.length === 0) return ''
  const rows = parameters.map(
    (one) => `<tr><td><code>${plain(one.name)}</code></td><td>${one.in}</td>
      <td>${plain(inWords((one.schema ?? {}) as Schema))}</td><td>${one.required ? 'required' : ''}</td></tr>`,
  )
  return `<h3>Parameters</h3><table><thead><tr><th>Name</th><th>In</th><th>What</th><th>Needed</th></tr></thead>
    <tbody>${rows.join('')}</tbody></table>`
}

function answerTable(responses: OpenAPI.ResponsesObject): string {
  const rows = Object.entries(responses).map(([status, response]) => {
    if ('$ref' in response) return ''
    const codes = status === '200' ? [] : (schemaOf(response).properties?.code?.enum ?? [])
    return `<tr><td class="${status === '200' ? 'method' : 'refusal'}">${status}</td>
      <td>${plain(response.description)}</td><td>${codes.map((code) => `<code>${plain(String(code))}</code>`).join(' ')}</td></tr>`
  })
  return `<h3>Answers</h3><table><thead><tr><th>Status</th><th>Meaning</th><th>Code</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
}

function operationPart(call: PublicCall, operation: OpenAPI.OperationObject, base: string): string {
  const parameters = (operation.parameters ?? []).filter((one): one is OpenAPI.ParameterObject => !('$ref' in one))
  const good = operation.responses?.['200']
  return `<article id="${idOf(call)}">
    <h3><span class="method">${call.method}</span> <code>${plain(call.path)}</code></h3>
    <p>${plain(operation.summary ?? '')}</p>
    <dl><dt>Scope</dt><dd>${call.scope === null ? 'any key' : `<code>${call.scope}</code>`}</dd>
    <dt>Limit</dt><dd>${call.rateClass}: ${classLimits[call.rateClass]} calls a minute for one key</dd></dl>
    ${parameterTable(parameters)}
    <pre>${plain(curl(call, parameters, base))}</pre>
    ${answerTable(operation.responses ?? {})}
    ${good && !('$ref' in good) ? `<details><summary>What 200 holds</summary><pre>${plain(shape(schemaOf(good)))}</pre></details>` : ''}
  </article>`
}

/** The document as a page to read: no scripts, nothing from elsewhere. `base` is how the reader reached it. */
export function makeApiPage(document: OpenAPI.Document, base: string): string {
  const parts = publicCalls.map((call) => {
    const operation = document.paths?.[call.path]?.[call.method.toLowerCase() as 'get']
    if (!operation) throw new Error(`${call.path} is not in the document`)
    return { call, operation }
  })
  const tags = [...new Set(parts.flatMap(({ operation }) => operation.tags ?? []))]
  const links = parts.map(
    ({ call, operation }) =>
      `<a href="#${idOf(call)}"><code>${call.method} ${plain(call.path)}</code><span>${plain(operation.summary ?? '')}</span></a>`,
  )
  const groups = tags.map((tag) => {
    const own = parts.filter(({ operation }) => operation.tags?.includes(tag))
    return `<h2>${plain(tag)}</h2>${own.map(({ call, operation }) => operationPart(call, operation, base)).join('')}`
  })
  const { title, version, description = '' } = document.info
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${plain(title)} API</title>
    <meta name="viewport" content="width=device-width"><style>${apiPageStyle}</style></head><body>
    <header><h1>${plain(title)} API <small>${plain(version)} · <a href="openapi.json">openapi.json</a></small></h1>${prose(description)}</header>
    <main><nav aria-label="Calls">${links.join('')}</nav>${groups.join('')}</main></body></html>`
}
