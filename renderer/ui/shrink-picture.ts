/** What the host takes. */
export const pictureKinds = ['image/jpeg', 'image/png', 'image/webp', 'image/gif']

/** A picture as it comes from the host, for an `img`. */
export function pictureUrl({ mime, bytes }: { mime: string; bytes: Uint8Array }): string {
  return `data:${mime};base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`
}

const longestSide = 1600
const quality = 0.86

/** The measures that fit, never larger than it is. */
export function fittedSize(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, longestSide / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** A photo of a phone made small enough for a shop before it leaves the page. What can't be read goes as it is: the host says why not. */
export async function shrinkPicture(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const whole = async () => new Uint8Array(await file.arrayBuffer())
  const bitmap = await createImageBitmap(file).catch(() => null)
  if (!bitmap) return whole()
  const size = fittedSize(bitmap.width, bitmap.height)
  // A moving picture would stand still on a canvas.
  const isFine = size.width === bitmap.width && (file.size < 500_000 || file.type === 'image/gif')
  if (isFine) return whole()
  const canvas = new OffscreenCanvas(size.width, size.height)
  const pen = canvas.getContext('2d')
  if (!pen) return whole()
  // A see-through picture becomes a JPEG on white, as paper would show it.
  pen.fillStyle = 'white'
  pen.fillRect(0, 0, size.width, size.height)
  pen.drawImage(bitmap, 0, 0, size.width, size.height)
  bitmap.close()
  const small = await canvas.convertToBlob({ type: 'image/jpeg', quality })
  return new Uint8Array(await small.arrayBuffer())
}
