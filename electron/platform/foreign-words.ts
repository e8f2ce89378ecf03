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
