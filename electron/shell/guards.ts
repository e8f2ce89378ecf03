import { app, type Session, shell, type WebContents } from './electron-api.ts'
import { isDocumentFrame, isOwnUrl, mayLeave } from './origin.ts'

/** Copying to the clipboard is all that the page asks of the browser around it. */
const granted = ['clipboard-sanitized-write']

/** Keeps every page inside our origin: no navigation, no new windows, no webviews. https links, and our own door's page for programs, go to
 * the OS. */
function guardContents(contents: WebContents, docsHere: () => string | null): void {
  contents.setWindowOpenHandler(({ url }) => {
    if (mayLeave(url, docsHere())) void shell.openExternal(url)
    return { action: 'deny' }
  })
  contents.on('will-navigate', (event) => {
    if (!isOwnUrl(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (isOwnUrl(event.url)) return
    if (event.isMainFrame || !isDocumentFrame(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    if (!isOwnUrl(event.url)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
  })
}

/** Before the first window: whatever contents are ever created are guarded, not only the ones we know of. */
export function guardAllContents(docsHere: () => string | null): void {
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, docsHere)
  })
}

/** Both ways in which a page asks: a request shows a question, a check does not, and each has its own handler. */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(granted.includes(permission) && isOwnUrl(details.requestingUrl))
  })
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) => {
    return granted.includes(permission) && isOwnUrl(requestingOrigin)
  })
  session.setDevicePermissionHandler(() => false)
}
