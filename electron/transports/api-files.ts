import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { OpenAPI } from '@orpc/contract'
import { apiPath } from '../contract/public-calls.ts'
import { makeApiDocument } from './api-document.ts'
import { makeApiPage } from './api-page.ts'
import { apiPageStyle } from './api-page-style.ts'

export type ApiFile = {
  /** Within `/api/v1`. */
  name: string
  answer: (request: IncomingMessage, response: ServerResponse, secure: boolean) => Promise<void>
}

const styleHash = createHash('sha256').update(apiPageStyle).digest('base64')
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** What tells about the API: open to everyone who reaches the door, since it holds nothing of the farm. */
export function createApiFiles(version: string) {
  let made: Promise<OpenAPI.Document> | null = null
  const document = () => (made ??= makeApiDocument(version))

  const answerDocument: ApiFile['answer'] = async (_, response) => {
    const text = JSON.stringify(await document())
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(text)
  }
  const answerPage: ApiFile['answer'] = async ({ headers }, response, secure) => {
    // The Host header was checked: it is this door, as the reader calls it.
    const base = `${secure ? 'https' : 'http'}://${headers.host ?? ''}${apiPath}`
    const page = makeApiPage(await document(), base)
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }).end(page)
  }
  const files: ApiFile[] = [
    { name: '/openapi.json', answer: answerDocument },
    { name: '/docs', answer: answerPage },
  ]
  return { find: (path: string): ApiFile | null => files.find(({ name }) => apiPath + name === path) ?? null }
}
