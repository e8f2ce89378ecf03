import type { identity as english } from '../en/identity.ts'

export const identity = {
  title: 'Mag-sign in',
  to: 'sa {{farm}}',
  lead: 'Gamitin ang sarili mong account para makita sa talaan kung sino ang gumawa.',
  login: 'Email o user name',
  password: 'Password',
  stay: 'Manatiling naka-sign in sa computer na ito',
  stayHelp: 'Huwag itong piliin kung may ibang gumagamit ng computer.',
  submit: 'Mag-sign in',
  wrong: 'Hindi magkatugma ang account at password. Tingnan ang dalawa; mahalaga ang malalaking titik.',
  code: {
    title: 'Isang hakbang pa',
    lead: 'Buksan ang authenticator mo at i-type ang code na ipinapakita nito para sa farm na ito.',
    label: '6 na numerong code',
    from: 'mula sa authenticator mo',
    backup: 'Backup code',
    wrongBackup: 'Hindi iyan isa sa mga backup code mo, o nagamit na. Isang beses lang gumagana ang bawat isa.',
  },
  back: 'Bumalik',
  shut: {
    title: 'Masyadong maraming maling subok.',
    body: 'Sarado muna ang pag-sign in para walang makapanghula.',
    left: 'Subukan muli pagkaraan ng {{span}}.',
    over: 'Puwede ka nang sumubok muli.',
  },
  forgot: {
    second: 'Ikalawang patunay',
    secondHelp: 'Code ng authenticator mo, backup code, o ang code sa recovery sheet mo.',
    link: 'Nakalimutan ang password',
    title: 'Nakalimutan ang password mo?',
    lead: 'May ipadadalang 6 na numerong code sa email ng account mo. Labinlimang minuto itong gagana.',
    ask: 'Padalhan ako ng code',
    have: 'May code na ako',
    choose: 'Pumili ng password mo',
    chooseLead: 'I-type ang code na ibinigay sa iyo at ang gusto mong password.',
    sent: 'Kung may ganoong account, papunta na ang code sa email nito. Tingnan ang mailbox; mga isang minuto ito.',
    password: 'Bagong password',
    submit: 'I-save ang password',
    wrong:
      'Hindi tugma ang code sa account na ito, o tapos na ang oras nito. Pagkaraan ng limang mali, humingi ng bago.',
    done: 'Na-save ang password. Gamitin ito sa pag-sign in.',
  },
  verify: {
    link: 'May code ako para patunayan ang email',
    title: 'Patunayan ang isang email',
    lead: 'I-paste ang mahabang code mula sa email; 24 na oras itong gagana. Ang 6 na numero ay para sa Account ko, kapag naka-sign in ka na.',
    label: 'Mahabang code',
    incomplete: 'May 64 na titik at numero ang mahabang code. Kopyahin ito nang buo mula sa email.',
    digits:
      'Sa Account ko ilalagay ang 6 na numero, kapag naka-sign in ka na. Ang mahabang code ng email na iyon ang kailangan dito.',
    wrong: 'Hindi tugma ang code, nagamit na, o lampas na sa 24 na oras. Humingi ng bago sa Account ko.',
    submit: 'Patunayan',
    done: 'Napatunayan ang {{email}}. Puwede mo na itong gamitin sa pag-sign in.',
  },
  invited: {
    title: 'May code ka ba mula sa opisina?',
    body: 'Nagsisimula ang bagong account sa isang code, sa email man o sa papel.',
    action: 'Pumili ng password mo',
  },
  provider: {
    or: 'o',
    with: 'Mag-sign in gamit ang {{name}}',
    waiting: 'Ituloy sa browser, sa {{name}}. Naghihintay ng sagot ang pahinang ito.',
    openAgain: 'Buksan muli ang pahina',
    failed: {
      DENIED: 'Hindi ka pumayag, o ang provider. Walang nabago.',
      TIME_OVER: 'Walang dumating na sagot sa loob ng limang minuto. Subukan muli.',
      UNREACHABLE: 'Hindi sumasagot ang provider. Tingnan ang internet ng computer na ito.',
      PROVIDER_REFUSED:
        'Tumanggi ang provider. Baka mali ang pagkakatakda nito sa farm; sabihin sa may-ari ang sagot nito:',
      PROVIDER_FAILED: 'Hindi magamit ang sagot ng provider. Subukan muli; kung ganoon pa rin, sabihin sa may-ari:',
      TOKEN_REFUSED:
        'Hindi pumasa sa pagsusuri ang sagot ng provider, kaya walang pinapasok. Tingnan ang oras ng computer na ito.',
      ISSUER_PLAIN:
        'Hindi naka-encrypt (https) ang address ng provider, kaya hindi ito pinagkakatiwalaan. Sabihin sa may-ari.',
      ENDPOINT_PLAIN:
        'May address ang provider na hindi naka-encrypt (https), kaya hindi ito pinagkakatiwalaan. Sabihin sa may-ari.',
      EMAIL_UNVERIFIED:
        'Hindi sinasabi ng provider na napatunayan ang email mo. Patunayan ito roon, o mag-sign in dito at i-link.',
      EMAIL_SHARED: 'Higit sa isang account sa farm ang may email mo. Ipaayos muna ito sa may-ari.',
      LINK_FIRST:
        'Marami ang magagawa ng account na ito, kaya hindi ito nabubuksan ng provider sa email lang. Mag-sign in dito at i-link sa Account ko.',
      NOT_VERIFIED_HERE:
        'Hindi pa napatunayan dito ang email mo. Mag-sign in gamit ang password, patunayan ito, saka sumubok muli.',
      NOT_INVITED: 'Walang nagdagdag ng email mo sa farm na ito. Hilingin muna sa may-ari na idagdag ka.',
      NOT_ACTIVE: 'Nakapatay ang account mo sa farm na ito. Magtanong sa may-ari.',
      OTHER_LINKED: 'May ibang account sa provider na ito na naka-link sa iyo. I-unlink muna iyon sa Account ko.',
      TAKEN_BY_OTHER: 'Naka-link na ito sa account ng ibang tao sa farm. Gumamit ng ibang account sa provider.',
      SIGNED_OUT: 'Na-sign out ka o na-lock ang desk habang bukas ang browser. Walang na-link.',
      OTHER: 'Hindi ka pinapasok ng provider.',
    },
  },
  desk: {
    title: 'Nasa desk na ito ngayong araw',
    switch: 'Magpalit ng tao',
    lead: 'I-type ang PIN mo para ikaw ang gumamit ng desk na ito.',
    enter: 'Magpatuloy bilang {{name}}',
    nobody:
      'Wala pang ibang makakagamit ng PIN: kailangan munang mag-sign in nang buo sa desk na ito ngayong araw, at magtakda ng PIN sa Account ko.',
  },
  pin: {
    label: 'PIN',
    pad: 'Mga numero',
    clear: 'Burahin ang PIN',
    back: 'Bawiin ang huling numero',
    wrong_one: 'Hindi iyan ang PIN mo. {{count}} subok na lang.',
    wrong_other: 'Hindi iyan ang PIN mo. {{count}} subok pa.',
    wrongPlain: 'Hindi iyan ang PIN mo.',
  },
  lock: {
    title: 'Naka-lock',
    lead: 'Naka-lock ang desk na ito. Nakatabi ang ginagawa mo.',
    unlock: 'I-unlock',
    byPassword: 'Gamitin ang password',
    byPin: 'Gamitin ang PIN',
    others: 'May ibang tao ba rito?',
    signOut: 'Mag-sign out',
  },
  stepUp: {
    title: 'Ikaw ba talaga ito?',
    lead: 'Kailangang patunayan kung sino ang narito. Sampung minuto itong bibilangin.',
    submit: 'Magpatuloy',
    wrongCode: 'Hindi iyan ang code sa sandaling ito. Tingnan muli; nagbabago ito tuwing 30 segundo.',
    wrongPassword: 'Hindi iyan ang password ng account mo.',
    use: { code: 'Gamitin ang authenticator', backup: 'Gumamit ng backup code', password: 'Gamitin ang password' },
  },
  other: {
    title: 'Wala ka pang account?',
    body: 'Ang may-ari ng farm ang gumagawa ng mga account. Humingi sa kaniya ng para sa iyo.',
  },
} satisfies typeof english
