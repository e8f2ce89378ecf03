import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { databaseUrl } from '../../../electron/contract/setup/setup.ts'
import { client } from '../../host/api.ts'
import { TextField } from '../../ui/field.tsx'
import { type LiveTest, TestSteps } from '../../ui/live-test.tsx'
import { mistakeWords } from '../../ui/use-field.ts'
import { cleanUrl, maskUrl, withoutPassword } from './database-url.ts'
import { useSetup } from './setup-store.ts'

/** The connection address, tested as soon as it is left. Its password is seen only while it is typed. */
export function JoinFields({ test }: { test: LiveTest }) {
  const { t } = useTranslation('setup')
  const url = useSetup((setup) => setup.url)
  const [typing, setTyping] = useState(false)
  const [mistake, setMistake] = useState<string | undefined>()
  const [tested, setTested] = useState('')
  // What a reload brought back has lost its password.
  const [restored, setRestored] = useState(url !== '' && url === withoutPassword(url))

  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  // Entering the field puts the real address where the dots were, which loses the selection: a paste would be added to it.
  useLayoutEffect(() => {
    if (typing) input.current?.select()
  }, [typing])

  const leave = () => {
    setTyping(false)
    if (url === '') return
    const parsed = databaseUrl.safeParse(url)
    setMistake(parsed.success ? undefined : (parsed.error.issues[0]?.message ?? ''))
    if (!parsed.success || url === tested) return
    setTested(url)
    test.start((signal) => client.setup.testDatabase({ url: parsed.data }, { signal }))
  }

  return (
    <div className="setup-join">
      <TextField
        label={t('url.label')}
        help={restored ? t('url.passwordGone') : t('url.help')}
        error={mistake === undefined ? undefined : mistakeWords(mistake)}
        icon="key"
        inputRef={input}
        mono
        autoComplete="off"
        value={typing ? url : maskUrl(url)}
        onFocus={() => {
          setTyping(true)
        }}
        onBlur={leave}
        onChange={(text) => {
          useSetup.setState({ url: cleanUrl(text) })
          setMistake(undefined)
          if (test.endedAt !== null || test.running) test.clear()
          setTested('')
          setRestored(false)
        }}
      />
      <TestSteps of="database" test={test} label={t('url.testLabel')} />
    </div>
  )
}
