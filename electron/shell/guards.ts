import { app, type Session, shell, type WebContents } from './electron-api.ts'
import { isOwnUrl, isPaperFrame, mayLeave } from './origin.ts'

/** Copying to the clipboard is all that the page asks of the browser around it. */
const granted = ['clipboard-sanitized-write']

/** Keeps every page inside our origin: no navigation, no new windows, no webviews. https links go to the OS. */
function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(({ url }) => {
    if (mayLeave(url)) void shell.openExternal(url)
    return { action: 'deny' }
  })
  contents.on('will-navigate', (event) => {
    if (!isOwnUrl(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (isOwnUrl(event.url)) return
    if (event.isMainFrame || !isPaperFrame(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    if (!isOwnUrl(event.url)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
  })
}

/** Before the first window: whatever contents are ever created are guarded, not only the ones we know of. */
export function guardAllContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents)
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
