/** What a provider of sign-ins or payments says is a few kilobytes; a set of keys a few tens. */
const mostBytes = 1_000_000
const bodiless = [204, 205, 304]

/** As the word that `failureOf` and `wordOf` look for. */
const tooLarge = () =>
  Object.assign(new Error(`an answer of more than ${mostBytes} bytes`), { code: 'ANSWER_TOO_LARGE' })

/** The whole answer, unpacked, or as soon as it is longer than anything sensible: nothing. */
async function readAll(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let length = 0
  // Leaving the loop by an error cancels the stream, and closes the connection.
  for await (const part of response.body ?? []) {
    length += part.length
    if (length > mostBytes) throw tooLarge()
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}

/**
 * The one way to ask another program over HTTP: an answer of at most a megabyte, read to its end while the caller's
 * signal still counts, and never from anybody whom the one that was asked points at.
 */
export async function limitedFetch(
  url: string | URL,
  options: RequestInit & { signal: AbortSignal },
): Promise<Response> {
  const response = await fetch(url, { ...options, redirect: options.redirect === 'manual' ? 'manual' : 'error' })
  const body = await readAll(response)
  const { status, statusText, headers } = response
  return new Response(bodiless.includes(status) ? null : body, { status, statusText, headers })
}
