import { STATUS_CODES } from 'node:http'
import type { OpenAPI } from '@orpc/contract'
import { OpenAPIGenerator, type OpenAPIGeneratorGenerateOptions } from '@orpc/openapi'
import { JSON_SCHEMA_REGISTRY, ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import type { ProcedureMeta } from '../contract/base.ts'
import { permission } from '../contract/base.ts'
import { contract } from '../contract/index.ts'
import { permissions } from '../contract/permissions.ts'
import { apiPath, isPublic, type PublicCall, publicCalls } from '../contract/public-calls.ts'

const intro = `Reads the farm's chambers, readings and people, for programs.

Every call carries a key, as \`X-API-Key: mash_pk_…\` or \`Authorization: Bearer mash_pk_…\`. A key may do what its scopes
say and what its owner may do at that moment, whichever is less. Moments are ISO 8601 in UTC.
A parameter that is a list is said once for each of its values: \`?status=PENDING&status=CONFIRMED\`.`

/** For people and keys alike in the contract, and never met by a key. */
const neverForKeys = new Set(['LOCKED', 'STEP_UP_NEEDED'])

type ErrorSchema = Extract<
  OpenAPIGeneratorGenerateOptions['customErrorResponseBodySchema'],
  (...given: never) => unknown
>

const missingScope = { type: 'object' as const, properties: { permission: { type: 'string' as const } } }

const errorSchema: ErrorSchema = (errors, status) => {
  const answered = errors.filter(([code]) => !neverForKeys.has(code))
  const [only] = answered
  return {
    type: 'object',
    required: ['statusCode', 'message', 'error', 'code'],
    properties: {
      statusCode: { const: status },
      message: { type: 'string', description: 'For people.' },
      error: { type: 'string', description: 'The status in words.' },
      code: answered.length > 0 ? { enum: answered.map(([code]) => code) } : { type: 'string' },
      data: only?.[0] === 'FORBIDDEN' ? missingScope : only && answered.length === 1 ? only[3] : {},
    },
  }
}

// A check of our own, which the schema library can't say in JSON's terms.
JSON_SCHEMA_REGISTRY.add(permission, { type: 'string', enum: [...permissions] })

const limitHeaders = {
  'X-RateLimit-Limit': { schema: { type: 'integer' as const }, description: 'Calls in one window of a minute.' },
  'X-RateLimit-Remaining': { schema: { type: 'integer' as const }, description: 'What is left of them.' },
  'X-RateLimit-Reset': {
    schema: { type: 'integer' as const },
    description: 'When the next window begins, in seconds since 1970.',
  },
}
const retryAfter = { 'Retry-After': { schema: { type: 'integer' as const }, description: 'Seconds.' } }

const badRequest = {
  description: 'Bad Request',
  content: {
    'application/json': {
      schema: {
        type: 'object' as const,
        required: ['statusCode', 'message', 'error', 'code'],
        properties: {
          statusCode: { const: 400 },
          message: { type: 'string' as const },
          error: { type: 'string' as const },
          code: { enum: ['BAD_REQUEST'] },
          data: {
            type: 'object' as const,
            properties: {
              issues: {
                type: 'array' as const,
                items: {
                  type: 'object' as const,
                  properties: { path: { type: 'string' as const }, message: { type: 'string' as const } },
                },
              },
            },
          },
        },
      },
    },
  },
}

type Operation = OpenAPI.OperationObject & { 'x-scope'?: string | null; 'x-rate-class'?: string }

/** What the generator can't know: the scope, the class, the headers of the limit, what keys never meet. */
function finish(operation: Operation, call: PublicCall): void {
  operation['x-scope'] = call.scope
  operation['x-rate-class'] = call.rateClass
  for (const parameter of operation.parameters ?? []) {
    if ('$ref' in parameter) continue
    // Said of every one by the generator, and true of none.
    delete parameter.allowEmptyValue
    delete parameter.allowReserved
  }
  const responses = operation.responses ?? {}
  delete responses['423']
  if (call.scope === null) delete responses['403']
  if (operation.parameters) responses['400'] = { ...badRequest }
  for (const [status, response] of Object.entries(responses)) {
    if ('$ref' in response) continue
    response.description = STATUS_CODES[status] ?? status
    response.headers = status === '429' ? { ...retryAfter, ...limitHeaders } : limitHeaders
  }
}

/** The OpenAPI 3.1 document of `/api/v1`, made from the contract. */
export async function makeApiDocument(version: string): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({
    schemaConverters: [new ZodToJsonSchemaConverter({ unsupportedJsonSchema: {} })],
  })
  const document = await generator.generate(contract, {
    info: { title: 'MASH Desktop', version, description: intro, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: apiPath }],
    security: [{ key: [] }, { bearer: [] }],
    components: {
      securitySchemes: {
        key: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
    },
    filter: ({ contract: declared }) =>
      isPublic((declared as unknown as { '~orpc': { meta: ProcedureMeta } })['~orpc'].meta),
    customErrorResponseBodySchema: errorSchema,
  })
  for (const call of publicCalls) {
    const item = document.paths?.[call.path]
    const operation = item?.[call.method.toLowerCase() as 'get']
    if (!operation) throw new Error(`${call.method} ${call.path} is public and not in the document`)
    finish(operation, call)
  }
  return document
}
