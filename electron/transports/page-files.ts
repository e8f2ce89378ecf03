import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

/** Inline styles are allowed because positioned parts (menus, charts) set them; scripts only come from our files. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  // Papers before they print: the page makes them, in the browser's own PDF viewer.
  'frame-src blob:',
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const safety = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

export type PageFile = { status: number; headers: Record<string, string>; body: Uint8Array }

const plain = (status: number, text: string): PageFile => ({
  status,
  headers: { ...safety, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body: new TextEncoder().encode(text),
})

/** The names of built assets hold a hash of their content, so they may be kept for ever; everything else is asked anew. */
const cacheOf = (pathname: string) =>
  pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store'

async function load(folder: string, pathname: string): Promise<PageFile | null> {
  try {
    const body = await readFile(join(folder, pathname))
    const headers = {
      ...safety,
      'content-type': types[extname(pathname)] ?? 'application/octet-stream',
      'cache-control': cacheOf(pathname),
    }
    return { status: 200, headers, body }
  } catch {
    return null
  }
}

function decode(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}

/**
 * Answers a page's request for `pathname` (still percent-encoded) from the built renderer in `folder`, with the same
 * headers in Electron and in a browser. A path without an extension is a screen and gets index.html. Never leaves the
 * folder, never throws for what a request may hold.
 */
export async function findPageFile(folder: string, pathname: string): Promise<PageFile> {
  const path = decode(pathname)
  if (path === null || path.includes('\0') || path.includes('\\')) return plain(400, 'Bad request')
  if (!normalize(join(folder, path)).startsWith(normalize(folder + sep))) return plain(403, 'Forbidden')
  const isScreen = extname(path) === ''
  const found = await load(folder, isScreen ? '/index.html' : path)
  if (found) return found
  return isScreen ? plain(503, 'The page is not built yet. Run: npm start') : plain(404, 'Not found')
}
