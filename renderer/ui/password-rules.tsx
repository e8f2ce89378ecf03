import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { Icon } from './icon.tsx'

const rules = ['PASSWORD_SHORT', 'PASSWORD_UPPER', 'PASSWORD_LOWER', 'PASSWORD_DIGIT', 'PASSWORD_SYMBOL'] as const

/** Every rule with its answer, as the password is typed. */
export function PasswordRules({ typed, schema }: { typed: string; schema: z.ZodType<string> }) {
  const { t } = useTranslation('common')
  const parsed = schema.safeParse(typed)
  const broken = parsed.success ? [] : parsed.error.issues.map((issue) => issue.message)
  return (
    <div className="password-rules">
      <h2>{t('rules.title')}</h2>
      <ul>
        {rules.map((rule) => {
          const met = typed !== '' && !broken.includes(rule)
          return (
            <li key={rule} className={`st ${met ? 'ok' : 'none'}`}>
              <Icon name={met ? 'ok' : 'none'} small />
              <span>
                {t(`rule.${rule}`)}
                <span className="sr-only">, {met ? t('rules.met') : t('rules.unmet')}</span>
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
