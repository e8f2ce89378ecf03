/** The code of a refusal, or `ok`: what a person at the door learns. */
export const codeOf = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call
    return 'ok'
  } catch (error) {
    return (error as { code: string }).code
  }
}

/** How often each answer came. */
export const tally = (codes: readonly string[]): Record<string, number> =>
  Object.fromEntries([...new Set(codes)].toSorted().map((code) => [code, codes.filter((one) => one === code).length]))
