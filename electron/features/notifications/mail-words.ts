/** The mails of the farm, and what each is filled with. `secrets` are shown only in the mail itself. */
export type MailTemplates = {
  'reset-code': { values: 'name' | 'farm' | 'minutes'; secrets: 'code' }
  'verify-email': { values: 'name' | 'farm' | 'minutes' | 'hours'; secrets: 'code' | 'token' }
  invitation: { values: 'name' | 'farm' | 'hours' | 'login'; secrets: 'code' }
  test: { values: 'farm'; secrets: never }
}
export type MailTemplate = keyof MailTemplates

/** A paragraph; `code` and `long` stand alone in a line of their own, easy to read and to copy. */
export type MailPart = string | { code: string } | { long: string }
export type MailWords = Record<MailTemplate, { subject: string; parts: readonly MailPart[] }> & { foot: string }

const english: MailWords = {
  foot: 'This mail was written by MASH Desktop of {{farm}}. Nobody reads answers to it.',
  'reset-code': {
    subject: 'Your code for {{farm}}',
    parts: [
      'Hello {{name}},',
      'someone wants to set a new password for your account. If that is you, enter this code:',
      { code: '{{code}}' },
      'It is good for {{minutes}} minutes, and once. Never tell it to anybody, not even to someone from the farm.',
      'If it was not you, do nothing: your password stays as it is.',
    ],
  },
  'verify-email': {
    subject: 'Confirm your email address for {{farm}}',
    parts: [
      'Hello {{name}},',
      'to confirm that this address is yours, enter this code in MASH under “My account”:',
      { code: '{{code}}' },
      'It is good for {{minutes}} minutes. On another computer, or later, use this long code; it is good for {{hours}} hours:',
      { long: '{{token}}' },
      'If you do not know what this is about, do nothing.',
    ],
  },
  invitation: {
    subject: 'You are invited to {{farm}}',
    parts: [
      'Hello {{name}},',
      'an account was made for you at {{farm}}. Open MASH on a computer of the farm, choose “Forgot your password?”, and enter {{login}} and this code:',
      { code: '{{code}}' },
      'Then choose a password of your own. The code is good for {{hours}} hours, and once.',
    ],
  },
  test: {
    subject: 'MASH Desktop can send mail',
    parts: ['This is the test mail of {{farm}}. It arrived, so mail works.'],
  },
}

const filipino: MailWords = {
  foot: 'Isinulat ito ng MASH Desktop ng {{farm}}. Walang nagbabasa ng mga sagot dito.',
  'reset-code': {
    subject: 'Ang code mo para sa {{farm}}',
    parts: [
      'Magandang araw, {{name}}!',
      'May gustong magtakda ng bagong password para sa account mo. Kung ikaw ito, ilagay ang code na ito:',
      { code: '{{code}}' },
      'May bisa ito nang {{minutes}} minuto at isang beses lang magagamit. Huwag itong sasabihin kahit kanino, kahit sa taga-farm.',
      'Kung hindi ikaw ito, walang kailangang gawin: hindi magbabago ang password mo.',
    ],
  },
  'verify-email': {
    subject: 'Kumpirmahin ang email address mo para sa {{farm}}',
    parts: [
      'Magandang araw, {{name}}!',
      'Para makumpirmang sa iyo ang address na ito, ilagay ang code na ito sa MASH, sa “Aking account”:',
      { code: '{{code}}' },
      'May bisa ito nang {{minutes}} minuto. Kung nasa ibang computer ka o mamaya pa, gamitin ang mahabang code na ito; may bisa ito nang {{hours}} oras:',
      { long: '{{token}}' },
      'Kung hindi mo alam kung tungkol saan ito, walang kailangang gawin.',
    ],
  },
  invitation: {
    subject: 'Inaanyayahan ka sa {{farm}}',
    parts: [
      'Magandang araw, {{name}}!',
      'Iginawa ka ng account sa {{farm}}. Buksan ang MASH sa isang computer ng farm, piliin ang “Nakalimutan ang password?”, at ilagay ang {{login}} at ang code na ito:',
      { code: '{{code}}' },
      'Pagkatapos, pumili ng sarili mong password. May bisa ang code nang {{hours}} oras at isang beses lang magagamit.',
    ],
  },
  test: {
    subject: 'Nakapagpapadala ng mail ang MASH Desktop',
    parts: ['Ito ang pansubok na mail ng {{farm}}. Dumating ito, kaya gumagana ang mail.'],
  },
}

export const mailWords: Record<'en' | 'fil', MailWords> = { en: english, fil: filipino }
