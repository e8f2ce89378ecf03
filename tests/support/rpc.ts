import { z } from 'zod'
import { newPageKey, pageHeaders } from './page-key.ts'

const answer = z.object({ json: z.unknown().optional() })

/** Calls the HTTP door as the page does: own origin and key, cookies kept. The body is the answer's plain JSON. */
export function rpcClient(url: string, pageKey = newPageKey(), cookies = new Map<string, string>()) {
  const origin = new URL(url).origin
  return {
    /** What the browser keeps: of the page's origin, and of this computer. */
    pageKey,
    cookies,
    async call(path: string, input: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
      const response = await fetch(`${origin}/rpc/${path}`, {
        method: 'POST',
        headers: {
          ...pageHeaders(origin, pageKey),
          cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
        },
        body: JSON.stringify({ json: input }),
      })
      for (const set of response.headers.getSetCookie()) {
        const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=')
        cookies.set(name, value)
      }
      const { json } = answer.parse(await response.json())
      return { status: response.status, body: z.record(z.string(), z.unknown()).catch({}).parse(json) }
    },
  }
}
