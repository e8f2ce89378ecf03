import type { MqttClient } from 'mqtt'
import { ok, type Result, refuse } from '../../platform/result.ts'
import { failureOf } from './mqtt-failure.ts'

/** After TIMEOUT and LOST nobody knows whether the broker has it. */
export type SendRefusal =
  | { code: 'NOT_CONNECTED' }
  /** The connection went before the broker had acknowledged it. */
  | { code: 'LOST' }
  | { code: 'TIMEOUT' }
  /** The broker said no: NOT_AUTHORISED, REASON_151 … (mqtt-failure.ts). */
  | { code: 'DENIED'; reason: string }

type Sent = Result<undefined, SendRefusal>

export type Outbox = {
  send(client: MqttClient, topic: string, payload: string): Promise<Sent>
  /** The connection has gone: nothing that is on its way will be acknowledged. */
  cut(): void
}

/** What is on its way to the broker, each until it is acknowledged. */
export function createOutbox(answerMs: number): Outbox {
  const waiting = new Set<(sent: Sent) => void>()
  return {
    send: (client, topic, payload) =>
      new Promise((resolve) => {
        const done = (sent: Sent) => {
          clearTimeout(late)
          waiting.delete(done)
          resolve(sent)
        }
        const late = setTimeout(done, answerMs, refuse({ code: 'TIMEOUT' }))
        waiting.add(done)
        client.publish(topic, payload, { qos: 1 }, (error) => {
          done(error ? refuse({ code: 'DENIED', reason: failureOf(error).code }) : ok(undefined))
        })
      }),
    cut() {
      for (const done of waiting) done(refuse({ code: 'LOST' }))
    },
  }
}
