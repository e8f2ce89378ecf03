/** The only module that imports Electron's values, so this list is what the double of the tests must cover. */

export type {
  IpcMainEvent,
  MenuItemConstructorOptions,
  MessagePortMain,
  Session,
  WebContents,
  WebContentsPrintOptions,
  WebFrameMain,
} from 'electron'
export {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
} from 'electron'
