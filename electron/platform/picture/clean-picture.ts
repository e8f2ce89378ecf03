import Vips from 'wasm-vips'
import { ok, type Result, refuse } from '../result.ts'
import { type CleanPicture, mostMegapixels, type PictureRefusal } from './picture-task.ts'

/** What a shop or a receipt needs; the page sends none larger. */
const longestSide = 1600
const quality = 82
/** How the library calls those who read JPEG, PNG, WebP and GIF; the others read nothing. */
const readers = ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif']

let engine: Promise<typeof Vips> | null = null

/**
 * The decoders run as WebAssembly: one file for every system, what is wrong in them stays in its own memory, and it
 * ends with its worker. Readers of their own files (SVG, HEIF, JPEG XL) are not even loaded.
 */
async function openEngine(): Promise<typeof Vips> {
  const vips = await Vips({ dynamicLibraries: [], print: () => undefined, printErr: () => undefined })
  vips.Cache.max(0) // no picture comes twice
  vips.operationBlock('VipsForeignLoad', true)
  for (const reader of readers) vips.operationBlock(reader, false)
  return vips
}

/** That it could not, the library throws as no Error, and says no more. After a fault of the engine a new one is needed. */
function orNull<T>(work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) return null
    engine = null
    throw error
  }
}

/**
 * A picture drawn anew from its pixels alone: upright, its first frame, at most 1600 on a side, without what its camera
 * or its sender wrote into it. Looks at its head first: what would be too large is not unfolded.
 */
export async function cleanPicture(bytes: Uint8Array): Promise<Result<CleanPicture, PictureRefusal>> {
  const vips = await (engine ??= openEngine())
  using head = orNull(() => vips.Image.newFromBuffer(bytes))
  if (!head) return refuse({ code: 'NOT_A_PICTURE' })
  const { width, height } = head
  if (width * height > mostMegapixels * 1_000_000)
    return refuse({ code: 'TOO_MANY_PIXELS', data: { width, height, mostMegapixels } })
  const drawn = orNull(() => {
    using small = vips.Image.thumbnailBuffer(bytes, longestSide, {
      height: longestSide,
      size: 'down',
      fail_on: 'error',
    })
    return small.webpsaveBuffer({ Q: quality, keep: 'none' })
  })
  return drawn ? ok({ mime: 'image/webp', bytes: Uint8Array.from(drawn) }) : refuse({ code: 'NOT_A_PICTURE' })
}
