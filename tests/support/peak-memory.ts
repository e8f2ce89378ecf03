const megabyte = 1024 * 1024

/** Looks every few milliseconds at what the process holds; `grownMb` is the most it held beyond the beginning. */
export function watchMemory(): { grownMb: () => number; stop: () => void } {
  const held = () => {
    const { heapUsed, external } = process.memoryUsage()
    return (heapUsed + external) / megabyte
  }
  const begun = held()
  let most = begun
  const timer = setInterval(() => {
    most = Math.max(most, held())
  }, 10)
  return {
    grownMb: () => Math.max(most, held()) - begun,
    stop: () => {
      clearInterval(timer)
    },
  }
}
