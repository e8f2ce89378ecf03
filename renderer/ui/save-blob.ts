/** Gives the person a file to keep; the browser or the desktop shell asks where. */
export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // A large download takes its own hold of the blob in the next tasks.
  setTimeout(() => {
    URL.revokeObjectURL(url)
  }, 60_000)
}
