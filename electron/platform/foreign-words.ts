const maxChars = 300

/**
 * What another program said (a server's answer, a device's name), fit for a log and a screen: one line, and no sign
 * that moves a cursor, colours a terminal or turns the direction of what follows.
 */
export const foreignWords = (said: string, most = maxChars): string =>
  said
    .slice(0, most * 4) // a server's line may be a megabyte; more than this is never looked at
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, most)

/** A sign that is not seen, or that moves what is: controls of a terminal, the direction of writing. A line may end. */
const hidden = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

const escaped = (sign: string) =>
  sign
    .split('') // by units, as JSON escapes them
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')

/** The text with every hidden sign written out, as JSON would: `\u202e`. What is seen is all there is. */
export const seen = (text: string): string => text.replaceAll(hidden, escaped)
