import type { IpcMainEvent, WebFrameMain } from './electron-api.ts'

export const pageScheme = 'app'
const pageHost = 'mash'
/** The page's own origin. A standard scheme of our own needs no file: rights and no open port. */
export const pageOrigin = `${pageScheme}://${pageHost}`

/** Compared as parsed URLs: a text that only begins alike (`app://mash.example`) is somewhere else. */
export function isOwnUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return url.protocol === `${pageScheme}:` && url.host === pageHost && url.username === '' && url.password === ''
}

/**
 * Only https leaves to the operating system: other schemes can start programs. And, to the letter, the page that our own
 * door for programs serves to this computer (`docsHere`).
 */
export const mayLeave = (text: string, docsHere: string | null): boolean =>
  text === docsHere || (URL.canParse(text) && new URL(text).protocol === 'https:')
/** Chromium's PDF viewer is an extension that is always there, under this name. */
const pdfViewer = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/'

/** What a frame inside our page may show besides our own files: a paper that the page made, and what draws it. */
export function isDocumentFrame(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return (url.protocol === 'blob:' && isOwnUrl(url.pathname)) || text.startsWith(pdfViewer)
}

const isOwnTopFrame = (frame: Pick<WebFrameMain, 'parent' | 'url'>) => frame.parent === null && isOwnUrl(frame.url)

/** A port is only given to the top frame of our own page. A frame that is gone (null) gets none. */
export function isTrustedSender({ senderFrame }: Pick<IpcMainEvent, 'senderFrame'>): boolean {
  return senderFrame !== null && isOwnTopFrame(senderFrame)
}
