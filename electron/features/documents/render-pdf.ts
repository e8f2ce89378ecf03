import { resolve, sep } from 'node:path'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'

export type Definition = Omit<TDocumentDefinitions, 'defaultStyle' | 'info'> & { title: string; fontPt: number }

let engine: Promise<typeof import('pdfmake')> | null = null

/** Reads fonts of our own folder and nothing else: no other file, no address. */
async function openEngine(fontsDir: string) {
  const loaded: { default?: typeof import('pdfmake') } & typeof import('pdfmake') = await import('pdfmake')
  // CommonJS: the module is the default, in the bundle as in the source tree.
  const pdf = loaded.default ?? loaded
  const folder = resolve(fontsDir) + sep
  const font = (name: string) => `${folder}Roboto-${name}.ttf`
  pdf.setUrlAccessPolicy(() => false)
  pdf.setLocalAccessPolicy((path) => resolve(path).startsWith(folder))
  pdf.setFonts({
    Roboto: {
      normal: font('Regular'),
      bold: font('Medium'),
      italics: font('Regular'),
      bolditalics: font('Medium'),
    },
  })
  return pdf
}

/** A document as a PDF. The same definition and moment give the same bytes. */
export async function renderPdf(
  { fontsDir, at }: { fontsDir: string; at: Date },
  { title, fontPt, ...definition }: Definition,
): Promise<Uint8Array<ArrayBuffer>> {
  // One engine for the program: its fonts and policies are global, and always these.
  const pdf = await (engine ??= openEngine(fontsDir))
  const made = pdf.createPdf({
    ...definition,
    info: { title, creator: 'MASH Desktop', producer: 'MASH Desktop', creationDate: at, modDate: at },
    defaultStyle: { font: 'Roboto', fontSize: fontPt, lineHeight: 1.15, color: '#111111' },
  })
  return new Uint8Array(await made.getBuffer())
}
