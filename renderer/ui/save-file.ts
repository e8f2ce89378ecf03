/** A file that grows piece by piece. The browser keeps its parts outside the page's memory once they are blobs. */
export function growFile() {
  const foldPast = 8 * 1024 * 1024
  let done: Blob[] = []
  let pending: (string | Uint8Array<ArrayBuffer>)[] = []
  let pendingSize = 0
  let size = 0
  return {
    /** Gives how much there is by now. */
    add: (piece: string | Uint8Array<ArrayBuffer>): number => {
      pending.push(piece)
      pendingSize += piece.length
      size += piece.length
      if (pendingSize > foldPast) {
        done = [...done, new Blob(pending)]
        pending = []
        pendingSize = 0
      }
      return size
    },
    blob: (type: string): Blob => new Blob([...done, ...pending], { type }),
  }
}
