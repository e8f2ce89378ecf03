import { z } from 'zod'

const mostBytes = 5 * 1024 * 1024

/** Bytes of a JPEG, PNG, WebP or GIF. It is drawn anew before it is kept: nothing of its file stays. */
export const pictureBytes = z
  .instanceof(Uint8Array)
  .refine((bytes) => bytes.length <= mostBytes, 'TOO_LARGE')
  .meta({ mostBytes })

export const pictureProblems = {
  NOT_A_PICTURE: { status: 400 },
  /** Told by its head, before it is unfolded. */
  TOO_MANY_PIXELS: {
    status: 400,
    data: z.object({ width: z.int(), height: z.int(), mostMegapixels: z.int() }),
  },
} as const
