/** The text with another last character: a code or a token that is wrong whatever the right one was. */
export const unlike = (right: string): string => `${right.slice(0, -1)}${right.endsWith('1') ? '2' : '1'}`
