/** The mails of the farm, and what each is filled with. `secrets` are shown only in the mail itself. */
export type MailTemplates = {
  'reset-code': { values: 'name' | 'farm' | 'minutes'; secrets: 'code' }
  'verify-email': { values: 'name' | 'farm' | 'minutes' | 'hours'; secrets: 'code' | 'token' }
  invitation: { values: 'name' | 'farm' | 'hours' | 'login'; secrets: 'code' }
  'email-moved': { values: 'name' | 'farm' | 'email'; secrets: never }
  'credentials-changed': { values: 'name' | 'farm' | 'who' | 'what'; secrets: never }
  test: { values: 'farm'; secrets: never }
}
export type MailTemplate = keyof MailTemplates

/** What is the owner's alone, by the feature that changes it. */
export const credentialKinds = ['mail', 'providers', 'settings', 'keys', 'paymongo', 'config'] as const
export type CredentialKind = (typeof credentialKinds)[number]

/** A paragraph; `code` and `long` stand alone in a line of their own, easy to read and to copy. */
export type MailPart = string | { code: string } | { long: string }
export type MailWords = Record<MailTemplate, { subject: string; parts: readonly MailPart[] }> & {
  foot: string
  credentials: Record<CredentialKind, string>
}

const english: MailWords = {
  foot: 'This mail was written by MASH Desktop of {{farm}}. Nobody reads answers to it.',
  credentials: {
    mail: 'how the farm sends mail',
    providers: 'the providers that people sign in with',
    settings: 'the broker and its password',
    keys: 'the door for programs',
    paymongo: 'the key for payment links',
    config: 'a rule of signing in',
  },
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
  'email-moved': {
    subject: 'Your account at {{farm}} has another email address',
    parts: [
      'Hello {{name}},',
      'the email address of your account is now {{email}}. Codes go there from now on, and no longer here.',
      'If that was not you, tell the owner of the farm at once.',
    ],
  },
  'credentials-changed': {
    subject: 'Something that guards {{farm}} was changed',
    parts: [
      'Hello {{name}},',
      '{{who}} changed {{what}}. You get this because you are an owner of the farm.',
      'If nobody was to do that, sign in, look at the security log, and end the sessions of that account.',
    ],
  },
  test: {
    subject: 'MASH Desktop can send mail',
    parts: ['This is the test mail of {{farm}}. It arrived, so mail works.'],
  },
}

const filipino: MailWords = {
  foot: 'Isinulat ito ng MASH Desktop ng {{farm}}. Walang nagbabasa ng mga sagot dito.',
  credentials: {
    mail: 'paraan ng pagpapadala ng mail ng farm',
    providers: 'mga provider na ginagamit sa pag-sign in',
    settings: 'broker at ang password nito',
    keys: 'pinto para sa mga program',
    paymongo: 'susi para sa mga payment link',
    config: 'isang patakaran ng pag-sign in',
  },
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
  'email-moved': {
    subject: 'May ibang email address na ang account mo sa {{farm}}',
    parts: [
      'Magandang araw, {{name}}!',
      'Ang email address ng account mo ay {{email}} na. Doon na ipapadala ang mga code, hindi na rito.',
      'Kung hindi ikaw ang gumawa nito, sabihin agad sa may-ari ng farm.',
    ],
  },
  'credentials-changed': {
    subject: 'May binago sa nagbabantay sa {{farm}}',
    parts: [
      'Magandang araw, {{name}}!',
      'Binago ni {{who}} ang {{what}}. Natanggap mo ito dahil isa kang may-ari ng farm.',
      'Kung walang dapat gumawa nito, mag-sign in, tingnan ang security log, at tapusin ang mga session ng account na iyon.',
    ],
  },
  test: {
    subject: 'Nakapagpapadala ng mail ang MASH Desktop',
    parts: ['Ito ang pansubok na mail ng {{farm}}. Dumating ito, kaya gumagana ang mail.'],
  },
}

export const mailWords: Record<'en' | 'fil', MailWords> = { en: english, fil: filipino }
