/** A file that grows piece by piece. The browser keeps its parts outside the page's memory once they are blobs. */
export function growFile() {
  const foldPast = 8 * 1024 * 1024
  let done: Blob[] = []
  let pending: string[] = []
  let pendingChars = 0
  let chars = 0
  return {
    add: (piece: string): number => {
      pending.push(piece)
      pendingChars += piece.length
      chars += piece.length
      if (pendingChars > foldPast) {
        done = [...done, new Blob(pending)]
        pending = []
        pendingChars = 0
      }
      return chars
    },
    blob: (type: string): Blob => new Blob([...done, ...pending], { type: `${type};charset=utf-8` }),
  }
}
