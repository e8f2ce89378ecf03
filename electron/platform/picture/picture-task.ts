import type { Result } from '../result.ts'
import { task } from '../worker/index.ts'

/** A photo of the best phones has as many; unfolded they take 200 MB. */
export const mostMegapixels = 50

export type PictureRefusal =
  | { code: 'NOT_A_PICTURE' }
  | { code: 'TOO_MANY_PIXELS'; data: { width: number; height: number; mostMegapixels: number } }

export type CleanPicture = { mime: 'image/webp'; bytes: Uint8Array<ArrayBuffer> }

export const cleanPictureTask = task<Uint8Array, Result<CleanPicture, PictureRefusal>>('clean a picture', 60_000)
