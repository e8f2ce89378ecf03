/** The size of a PDF's first page in millimetres; a receipt is as long as what stands on it. */
export function pageSizeMm(pdf: Uint8Array): { widthMm: number; heightMm: number } {
  const found = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(Buffer.from(pdf).toString('latin1'))
  const [, width, height] = found ?? []
  if (!width || !height) throw new Error('a PDF of ours says no page size')
  const mm = (points: string) => (Number(points) * 25.4) / 72
  return { widthMm: mm(width), heightMm: mm(height) }
}
