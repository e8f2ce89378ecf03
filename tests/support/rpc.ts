import { z } from 'zod'

const answer = z.object({ json: z.unknown().optional() })

/** Calls the HTTP door as the page does: own origin, cookie kept. The body is the answer's plain JSON. */
export function rpcClient(url: string) {
  const origin = new URL(url).origin
  let cookie = ''
  return {
    async call(path: string, input: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
      const response = await fetch(`${origin}/rpc/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-csrf-token': 'orpc', origin, cookie },
        body: JSON.stringify({ json: input }),
      })
      const set = response.headers.getSetCookie()[0]?.split(';')[0]
      if (set !== undefined) cookie = set
      const { json } = answer.parse(await response.json())
      return { status: response.status, body: z.record(z.string(), z.unknown()).catch({}).parse(json) }
    },
  }
}
