import { createTransport } from 'nodemailer'
import { type MailServer, transportOptions } from './mail-server.ts'

export type Mail = {
  to: string
  subject: string
  text: string
  html: string
  /** Names the mail: a second copy of it has the same, by which most servers and readers drop it. */
  id?: string
}

const domainOf = (address: string) => address.split('@').at(-1) ?? 'localhost'

/** For all of it: a server that says one letter every few seconds is never silent for long, and would never end. */
const wholeMs = 90_000

/** Hands one mail to the server. Gives the message id. @throws what `mailFailureOf` reads */
export async function sendMail(
  server: MailServer,
  { to, subject, text, html, id }: Mail,
  withinMs = wholeMs,
): Promise<string> {
  const transport = createTransport(transportOptions(server))
  try {
    const sent: { messageId?: string } = await transport.sendMail({
      signal: AbortSignal.timeout(withinMs),
      from: { name: server.fromName, address: server.from },
      to: { name: '', address: to },
      subject,
      text,
      html,
      ...(id !== undefined && { messageId: `<${id}@${domainOf(server.from)}>` }),
      // No reader's "I am away" comes back to what nobody reads.
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
    return sent.messageId ?? ''
  } finally {
    transport.close()
  }
}
