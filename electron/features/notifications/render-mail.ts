import { type MailPart, type MailTemplate, mailWords } from './mail-words.ts'

export type MailLanguage = 'en' | 'fil'
export type RenderedMail = { subject: string; text: string; html: string }

/** Stands for what only the mail itself says. */
export const hidden = '••••••'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)
/** A name with line breaks would write lines of its own. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`a mail has no value for {{${name}}}`)
    return oneLine(value)
  })
}

const styles = {
  body: 'margin:0;padding:24px;background:#ffffff;color:#1c1f1a;font:16px/1.5 system-ui,sans-serif',
  code: 'font:600 28px/1.3 ui-monospace,monospace;letter-spacing:4px;margin:20px 0',
  long: 'font:14px/1.5 ui-monospace,monospace;overflow-wrap:anywhere;margin:20px 0',
  foot: 'color:#5b6157;font-size:13px;margin-top:32px',
}

function partAsHtml(part: MailPart, values: Record<string, string>): string {
  const [kind, text] =
    typeof part === 'string' ? ['', part] : 'code' in part ? [styles.code, part.code] : [styles.long, part.long]
  return `<p${kind === '' ? '' : ` style="${kind}"`}>${escapeHtml(fill(text, values))}</p>`
}

const textOf = (part: MailPart) => (typeof part === 'string' ? part : 'code' in part ? part.code : part.long)

/** Fills a template; a variable that has no value is an error, never an empty place in a mail. */
export function renderMail(
  template: MailTemplate,
  { language, values }: { language: MailLanguage; values: Record<string, string> },
): RenderedMail {
  const words = mailWords[language]
  const { subject, parts } = words[template]
  const foot = fill(words.foot, values)
  return {
    subject: fill(subject, values),
    text: `${[...parts.map((part) => fill(textOf(part), values)), `-- \n${foot}`].join('\n\n')}\n`,
    html: [
      `<!doctype html><html lang="${language}"><body style="${styles.body}">`,
      ...parts.map((part) => partAsHtml(part, values)),
      `<p style="${styles.foot}">${escapeHtml(foot)}</p></body></html>`,
    ].join('\n'),
  }
}
