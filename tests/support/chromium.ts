import { existsSync } from 'node:fs'

/** Debian's headless shell first: it is 2.5 times faster than the whole browser and draws the same pixels. */
const places = [
  '/usr/lib/chromium/chromium-headless-shell',
  '/usr/lib/chromium/headless_shell',
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
]

/** The Chromium of this machine; undefined lets Playwright look for one of its own (Windows, macOS). */
export const chromiumPath: string | undefined = process.env.MASH_CHROMIUM ?? places.find((path) => existsSync(path))
