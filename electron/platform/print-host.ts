/** What prints without a question: Electron's window. A browser has none, and its person prints. */
export type PrintHost = {
  list: () => Promise<{ name: string; label: string }[]>
  /** Resolves when the system has taken the paper or refused it. */
  print: (pdf: Uint8Array, how: PrintHow) => Promise<PrintOutcome>
}

export type PrintHow = { printer: string; copies: number; widthMm: number; heightMm: number; title: string }

export type PrintOutcome = { state: 'done' } | { state: 'failed'; reason: string } | { state: 'uncertain' }
