import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../../resources/frames')

/** The bytes of a recorded serial conversation, or of recorded MQTT messages. */
export const recordedBytes = (name: string): Buffer => readFileSync(join(folder, `${name}.txt`))

/** A file of frames, byte for byte. */
export const recordedBytesOf = (file: string): Buffer => readFileSync(join(folder, file))

/** Recorded MQTT messages: a topic, a tab, a payload. */
export function recordedMessages(name: string): { topic: string; payload: Buffer }[] {
  const lines = recordedBytes(name).toString('utf8').split('\n')
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const [topic = '', payload = ''] = line.split('\t')
      return { topic, payload: Buffer.from(payload) }
    })
}

/** One frame as it is on the wire; `NOW` stands for its time. */
export const recordedFrame = (name: string): string => readFileSync(join(folder, name), 'utf8').trim()
