import { protocol } from './electron-api.ts'
import { isOwnUrl, pageScheme } from './origin.ts'

export type FindFile = (
  pathname: string,
) => Promise<{ status: number; headers: Record<string, string>; body: Uint8Array }>

/** Must run before Electron is ready. */
export function registerPageScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([{ scheme: pageScheme, privileges }])
}

/** Answers the page's requests from the built files, with the same headers as the HTTP door. */
export function servePage(findFile: FindFile): void {
  protocol.handle(pageScheme, async (request) => {
    if (!isOwnUrl(request.url) || request.method !== 'GET') return new Response('Not found', { status: 404 })
    const file = await findFile(new URL(request.url).pathname)
    return new Response(new Uint8Array(file.body), { status: file.status, headers: file.headers })
  })
}
