import { BrowserWindow, screen } from './electron-api.ts'
import { pageOrigin } from './origin.ts'

export type Bounds = { x?: number | undefined; y?: number | undefined; width: number; height: number }

export type WindowOptions = {
  preload: string
  icon: string
  bounds: Bounds | null
  saveBounds: (bounds: Bounds) => void
}

const firstSize = { width: 1366, height: 820 }
const leastSize = { width: 900, height: 600 }

/** A remembered place is used only while a screen is still there to show it. */
function boundsOf(bounds: Bounds | null): Bounds {
  if (bounds?.x === undefined || bounds.y === undefined) return bounds ?? firstSize
  const { x, y, width, height } = bounds
  const isSeen = screen.getAllDisplays().some(({ workArea }) => {
    const across = Math.min(x + width, workArea.x + workArea.width) - Math.max(x, workArea.x)
    const down = Math.min(y + height, workArea.y + workArea.height) - Math.max(y, workArea.y)
    return across >= 100 && down >= 100
  })
  return isSeen ? bounds : { width, height }
}

/** Opens the window on our page, with Electron's strictest settings for what runs inside. */
export function openMainWindow({ preload, icon, bounds, saveBounds }: WindowOptions): BrowserWindow {
  const { x, y, width, height } = boundsOf(bounds)
  const window = new BrowserWindow({
    width,
    height,
    ...(x === undefined || y === undefined ? {} : { x, y }),
    minWidth: leastSize.width,
    minHeight: leastSize.height,
    show: false,
    icon,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      plugins: true, // Chromium's PDF viewer, for papers before they print
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => {
    window.show()
  })
  window.on('close', () => {
    saveBounds(window.getNormalBounds())
  })
  void window.loadURL(`${pageOrigin}/`)
  return window
}

/** A second start shows the window that is there. */
export function showFirstWindow(): void {
  const [window] = BrowserWindow.getAllWindows()
  if (!window) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
