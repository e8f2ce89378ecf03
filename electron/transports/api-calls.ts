import type { IncomingMessage, ServerResponse } from 'node:http'
import { SmartCoercionPlugin } from '@orpc/json-schema'
import { OpenAPIHandler } from '@orpc/openapi/node'
import { StandardOpenAPIMatcher } from '@orpc/openapi/standard'
import { BodyLimitPlugin } from '@orpc/server/node'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import type { ProcedureMeta } from '../contract/base.ts'
import { apiPath, isPublic, type PublicCall, publicCalls } from '../contract/public-calls.ts'
import type { Caller } from '../contract/routes.ts'
import { apiError } from './api-errors.ts'
import { pathOf } from './http-guard.ts'
import { QueryLists } from './query-lists.ts'
import type { AppRouter } from './router.ts'

const maxBodyBytes = 256 * 1024

export type MatchedCall = Pick<PublicCall, 'path' | 'rateClass'>

/** Whether the door serves a procedure at all. */
const isServed = ({ contract }: { contract: unknown }): boolean =>
  isPublic((contract as { '~orpc': { meta: ProcedureMeta } })['~orpc'].meta) // our own: each was begun with its meta

/** The public procedures of the router as `/api/v1`. Texts of a query become the numbers and moments they stand for. */
export function createApiCalls(router: AppRouter) {
  const handler = new OpenAPIHandler<Caller>(router, {
    filter: isServed,
    customErrorResponseBodyEncoder: ({ status, code, data }) => apiError(status, String(code), data),
    plugins: [
      new SmartCoercionPlugin({ schemaConverters: [new ZodToJsonSchemaConverter({ unsupportedJsonSchema: {} })] }),
      new QueryLists(),
      new BodyLimitPlugin({ maxBodySize: maxBodyBytes }),
    ],
  })
  // The handler's own way of matching, asked before it runs: the limit comes before the work.
  const matcher = new StandardOpenAPIMatcher({ filter: isServed })
  matcher.init(router)

  return {
    async match(request: IncomingMessage): Promise<MatchedCall | null> {
      const path = pathOf(request)
      if (!path.startsWith(`${apiPath}/`)) return null
      const found = await matcher.match(request.method ?? '', `/${path.slice(apiPath.length + 1)}`)
      const [feature, name] = found?.path ?? []
      return publicCalls.find((call) => call.feature === feature && call.name === name) ?? null
    },
    async run(request: IncomingMessage, response: ServerResponse, context: Caller): Promise<void> {
      const { matched } = await handler.handle(request, response, { prefix: apiPath, context })
      if (!matched) throw new Error('a call that was matched is not served')
    },
  }
}
