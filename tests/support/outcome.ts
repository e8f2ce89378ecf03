/** What came of a call: the code of its refusal (or its words, where it has none), or `done`. */
export const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  )

/** The refusal with what it says; of an answer that is none, only that it was done. */
export const refusalOf = (call: Promise<unknown>): Promise<{ code: string; data?: unknown }> =>
  call.then(
    () => ({ code: 'done' }),
    (error: unknown) =>
      error instanceof Error && 'code' in error
        ? { code: String(error.code), data: 'data' in error ? error.data : undefined }
        : { code: String(error) },
  )

/** How often each answer came. */
export const tally = (codes: readonly string[]): Record<string, number> =>
  Object.fromEntries([...new Set(codes)].toSorted().map((code) => [code, codes.filter((one) => one === code).length]))
