import { beforeEach, expect, it, vi } from 'vitest'
import { isDocumentFrame } from '../../../electron/shell/origin.ts'
import { openPrintHost } from '../../../electron/shell/print-window.ts'
import { machine, permissions, record } from '../../support/electron-double.ts'

const pdf = new TextEncoder().encode('%PDF-1.3 a receipt')
const how = { printer: 'EPSON_TM', copies: 2, widthMm: 80, heightMm: 141.2, title: 'MASH-2026-001042' }

beforeEach(() => {
  record.prints.length = 0
  machine.printAnswer = { success: true, reason: '' }
  machine.printers = [{ name: 'EPSON_TM', displayName: 'Epson TM-T82' }]
})

it('prints the given bytes to the chosen printer, silently, on paper of their size (double, not Electron)', async () => {
  const host = openPrintHost()
  expect(await host.list()).toEqual([{ name: 'EPSON_TM', label: 'Epson TM-T82' }])
  expect(await host.print(pdf, how)).toEqual({ state: 'done' })
  const [print] = record.prints
  expect(print?.url).toMatch(/^app:\/\/mash\/paper\/[0-9a-f-]{36}\.pdf$/)
  expect(await print?.pdf).toEqual(pdf)
  expect(print?.options).toMatchObject({
    silent: true,
    deviceName: 'EPSON_TM',
    copies: 2,
    margins: { marginType: 'none' },
    pageSize: { width: 80_000, height: 141_200 },
  })
  expect(record.windows).toHaveLength(0) // each is closed when its paper is gone
  const gone = await record.handlers.get('paper:app')?.(new Request(print?.url ?? 'app://mash/'))
  expect(gone?.status).toBe(404)
  expect(permissions.check?.(null, 'media', 'app://mash/', {} as never)).toBe(false)
})

it('says why the system refused', async () => {
  machine.printAnswer = { success: false, reason: 'Invalid printer settings' }
  expect(await openPrintHost().print(pdf, how)).toEqual({ state: 'failed', reason: 'Invalid printer settings' })
})

it('does not claim to know when nobody answers', async () => {
  vi.useFakeTimers()
  try {
    machine.printAnswer = null
    const print = openPrintHost().print(pdf, how)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await print).toEqual({ state: 'uncertain' })
    expect(record.windows).toHaveLength(0)
  } finally {
    vi.useRealTimers()
  }
})

it('lets a frame show a paper of our own page and the viewer that draws it, nothing else', () => {
  expect(isDocumentFrame('blob:app://mash/3f6c')).toBe(true)
  expect(isDocumentFrame('chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html')).toBe(true)
  for (const url of ['blob:https://example.org/3f6c', 'blob:app://mash.example/1', 'chrome-extension://aaaa/x', 'x'])
    expect([url, isDocumentFrame(url)]).toEqual([url, false])
})
