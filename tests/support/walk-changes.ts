import type { MailInput } from '../../electron/contract/notifications/mail.ts'
import { plainInput } from './every-procedure.ts'
import { mailInputFor, mailLogin } from './mail.ts'
import { type OpenidProvider, startOpenidProvider } from './openid-provider.ts'
import { settingsFor } from './provider-desk.ts'
import { type SmtpSink, startSmtpSink } from './smtp-sink.ts'
import { accountInputs } from './walk-account-changes.ts'
import type { Mover, WalkFarm } from './walk-farm.ts'
import { officeInputs } from './walk-office-changes.ts'
import { orderInputs } from './walk-order-changes.ts'
import { stockInputs } from './walk-stock-changes.ts'

/** What stands around a farm: a mail server and a provider of accounts. */
export type Outside = { sink: SmtpSink; provider: OpenidProvider; mail: MailInput; stop: () => Promise<void> }

/** Makes what the change needs, as the mover or behind their back, and gives the input of a call that succeeds. */
export type ChangeInput = (at: Outside & { walk: WalkFarm; mover: Mover }) => unknown
export type ChangeInputs = Readonly<Record<string, ChangeInput>>

export async function openOutside({ client }: Mover): Promise<Outside> {
  const sink = await startSmtpSink({ security: 'starttls', login: mailLogin })
  const provider = await startOpenidProvider({ accessTokenSeconds: 600 })
  const mail = mailInputFor(sink)
  await client.mail.save(mail)
  await client.providers.save(settingsFor(provider))
  const stop = async () => {
    await provider.stop()
    await sink.remove()
  }
  return { sink, provider, mail, stop }
}

const inputs: ChangeInputs = { ...accountInputs, ...officeInputs, ...stockInputs, ...orderInputs }

/** The input of a change that succeeds, as far as one can be had here. */
export const changeInput = async (name: string, at: Parameters<ChangeInput>[0]): Promise<unknown> =>
  inputs[name] ? inputs[name](at) : plainInput[name]
