import { eventIterator } from '@orpc/contract'
import { z } from 'zod'

const tableFormat = z.enum(['csv', 'xlsx'])
export type TableFormat = z.infer<typeof tableFormat>

/** Which kind of file a list is taken out as. */
export const inFormat = z.object({ format: tableFormat.default('csv') })

/** The file in pieces, to be joined in their order: the text of a CSV file, or the bytes of an Excel file in base64. */
export const tableFile = eventIterator(z.string())
