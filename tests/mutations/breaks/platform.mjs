/** What was acknowledged is looked for on a disk that forgets what was not flushed. */
const alsoBy = ['tests/faults/flushed.test.ts']

/** What a person would lose, and what stands in the file now. */
export const breaks = [
  {
    file: 'electron/platform/spool.ts',
    from: 'PRAGMA synchronous = FULL;',
    to: 'PRAGMA synchronous = OFF;',
    means: 'readings that a broker was told are kept are lost in a power cut',
    alsoBy,
  },
  {
    file: 'electron/platform/draft-file.ts',
    from: 'PRAGMA synchronous = FULL;',
    to: 'PRAGMA synchronous = OFF;',
    means: 'what somebody typed is lost in a power cut',
    alsoBy,
  },
  {
    file: 'electron/platform/settings-file.ts',
    from: '    flushFolder(folder)',
    to: '    // flushFolder(folder)',
    means: 'a setting that was saved is as before after a power cut',
    alsoBy,
  },
  {
    file: 'electron/platform/durable-files.ts',
    from: 'mode: 0o600, flush: true',
    to: 'mode: 0o600',
    means: 'the farm’s data key is an empty file after a power cut, and second factors are lost',
    alsoBy,
  },
  {
    file: 'electron/platform/durable-files.ts',
    from: '    flushFolder(dirname(made))',
    to: '',
    means: 'a new farm’s folder, with all its readings, is not there after a power cut',
    alsoBy,
  },
  {
    file: 'electron/platform/database/data-folder.ts',
    from: '    flushTree(partial)',
    to: '',
    means: 'a database that was just made does not open after a power cut',
    alsoBy,
  },
  {
    file: 'electron/platform/database/durable-nodefs.ts',
    from: 'fsyncSync(stream.nfd)',
    to: 'void 0',
    means: 'the embedded database forgets in a power cut what it has committed',
    alsoBy,
  },
  {
    file: 'electron/features/documents/claim-print.ts',
    from: "rows.find(({ state }) => state === 'failed')",
    to: "rows.find(({ state }) => state === 'failed' || state === 'uncertain')",
    means: 'a paper that may have come out is printed as the original again',
  },
  {
    file: 'electron/transports/router.ts',
    from: "if (caller.via === 'api' && !isPublic(meta)) throw new ORPCError('NOT_FOUND', { status: 404 })",
    to: '',
    means: 'a key reaches a procedure that is not public (second barrier)',
  },
  {
    file: 'electron/transports/session-cookie.ts',
    from: "const own = { path: '/', httpOnly: true, sameSite: 'strict' } as const",
    to: "const own = { path: '/', httpOnly: false, sameSite: 'strict' } as const",
    means: 'a script on the page reads the cookies',
  },
]
