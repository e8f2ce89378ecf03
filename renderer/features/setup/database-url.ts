const withPassword = /^([a-z]+:\/\/[^:/?#@]*):(.*)@([^@]*)$/i

/** What people copy from a provider's page: a whole `psql '…'` line, quotes, spaces. */
export function cleanUrl(text: string): string {
  return text
    .trim()
    .replace(/^psql\s+/i, '')
    .replace(/^(['"])(.*)\1$/, '$2')
    .trim()
}

/** The address with dots for its password, for the screen. */
export function maskUrl(url: string): string {
  return url.replace(withPassword, '$1:••••••••@$3')
}

/** The address without its password, for what is kept through a reload. */
export function withoutPassword(url: string): string {
  return url.replace(withPassword, '$1@$3')
}
