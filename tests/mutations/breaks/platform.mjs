/** What a person would lose, and what stands in the file now. */
export const breaks = [
  {
    file: 'electron/platform/spool.ts',
    from: 'PRAGMA synchronous = FULL;',
    to: 'PRAGMA synchronous = OFF;',
    means: 'readings that a broker was told are kept are lost in a power cut',
  },
  {
    file: 'electron/platform/draft-file.ts',
    from: 'PRAGMA synchronous = FULL;',
    to: 'PRAGMA synchronous = OFF;',
    means: 'what somebody typed is lost in a power cut',
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
