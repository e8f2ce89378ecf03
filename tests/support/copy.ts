import { createRequire } from 'node:module'
import type { Writable } from 'node:stream'
import type { Submittable } from 'pg'

type CopyStreams = { from: (text: string) => Writable & Submittable }

// The package has no types of its own.
const { from } = createRequire(import.meta.url)('pg-copy-streams') as CopyStreams

/** A stream that feeds `COPY … FROM STDIN`. */
export const copyFrom = from
