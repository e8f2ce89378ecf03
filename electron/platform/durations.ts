/** Lengths of time in milliseconds: every other one is written as a multiple of these. */
export const secondMs = 1000
export const minuteMs = 60 * secondMs
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs
