const words = {
  en: {
    done: 'Signed in at the provider',
    denied: 'Nothing was shared',
    close: 'You can close this window and go back to MASH Desktop.',
  },
  fil: {
    done: 'Naka-sign in ka na sa provider',
    denied: 'Walang ibinahagi',
    close: 'Puwede mo nang isara ang window na ito at bumalik sa MASH Desktop.',
  },
} as const

/** The first of a browser's languages that we speak. */
export function pageLanguage(acceptLanguage: string): keyof typeof words {
  const named = acceptLanguage.split(',').map((part) => part.trim().toLowerCase())
  const first = named.find((name) => /^(en|fil|tl)\b/.test(name))
  return first === undefined || first.startsWith('en') ? 'en' : 'fil'
}

/** What the browser shows at the end of a sign-in. Nothing that a caller sent is in it, and nothing in it runs. */
export function providerPage(state: 'done' | 'denied', acceptLanguage: string): string {
  const language = pageLanguage(acceptLanguage)
  const { [state]: title, close } = words[language]
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title} · MASH Desktop</title>
<meta name="viewport" content="width=device-width"><style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;
display:grid;place-content:center;min-height:90vh;text-align:center;margin:0 1rem}h1{font-size:1.25rem;margin:0 0 .25rem}
p{margin:0;opacity:.75}</style></head><body><main><h1>${title}</h1><p>${close}</p></main></body></html>`
}
