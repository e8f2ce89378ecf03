/** Gives the person a text file to keep; the browser or the desktop shell asks where. */
export function saveText(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has taken its own hold of the blob by the next task.
  setTimeout(() => {
    URL.revokeObjectURL(url)
  }, 0)
}

/** `calamba-house-2-co2-24h.csv`: safe on every file system. */
export function fileName(parts: readonly string[], extension: string): string {
  const plain = parts.join(' ').normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return `${plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '')}.${extension}`
}
