import type { mail as english } from '../en/mail.ts'

export const mail = {
  title: 'Mail',
  lead: 'Kung paano nagpapadala ang farm ng mga code at paanyaya. Pareho sa lahat ng desktop; ang password lang ang nakatabi sa bawat isa.',
  read: 'Hindi mabasa ang mga setting ng mail',
  host: 'Mail server',
  hostHelp: 'Halimbawa smtp.gmail.com. Kung walang laman: walang ipinadadalang mail.',
  port: 'Port',
  security: 'Encryption',
  securityTls: 'TLS mula sa simula',
  securityTlsDetail: 'karaniwang port 465',
  securityStarttls: 'STARTTLS, sapilitan',
  securityStarttlsDetail: 'karaniwang port 587',
  securityNone: 'Wala',
  securityNoneDetail: 'sa loob lang ng sarili ninyong network',
  username: 'User name',
  usernameHelp: 'Hayaang walang laman kung hindi hinihingi ng server.',
  password: 'Password',
  from: 'Address ng nagpapadala',
  fromName: 'Pangalan ng nagpapadala',
  ca: 'Certificate ng sarili ninyong authority (PEM)',
  caHelp:
    'Kung ang farm mismo ang pumirma sa certificate ng server. Kung walang laman: ang pinagkakatiwalaan ng computer.',
  to: 'Padalhan ng pansubok na mail si',
  test: 'Magpadala ng pansubok na mail',
  testHelp: 'Sinusubukan ang nasa mga patlang, naka-save man o hindi.',
  testLabel: 'Mga hakbang ng pagsubok sa mail',
  saved: 'Na-save ang mga setting ng mail',
  state: {
    off: 'Hindi pa naka-set up ang mail',
    offWhy: 'Walang makapagpapalit ng nakalimutang password sa mail, at sa papel iaabot ang mga paanyaya.',
    sends: 'Nagpapadala ang desktop na ito',
    others: 'Hindi nagpapadala ang desktop na ito',
    othersWhy:
      'Wala itong password para sa server na ito. Ilagay sa ibaba; hanggang wala, maghihintay ang mail sa ibang desktop.',
    plainWhy: 'Wala rito ang susi ng farm para sa mga lihim, kaya maghihintay ang mail sa desktop na mayroon nito.',
    waiting_one: '{{count}} mail ang naghihintay',
    waiting_other: '{{count}} mail ang naghihintay',
    nothingWaits: 'walang naghihintay',
    failed_one: '{{count}} ang hindi naihatid sa nakaraang 30 araw',
    failed_other: '{{count}} ang hindi naihatid sa nakaraang 30 araw',
  },
  refusal: {
    PLAIN_TO_STRANGER:
      'Nasa labas ng network ninyo ang {{host}}. Kung walang encryption, mababasa ng sinuman sa daan ang mga code at ang password: piliin ang TLS o STARTTLS.',
  },
} satisfies typeof english
