import type { providers as english } from '../en/providers.ts'

export const providers = {
  title: 'Mga provider ng sign-in',
  lead: 'Puwedeng mag-sign in gamit ang account na mayroon na: Google, Facebook, o kahit anong OpenID provider.',
  label: 'Mga provider ng sign-in',
  read: 'Hindi mabasa ang mga provider ng sign-in',
  add: 'Magdagdag ng provider',
  emptyTitle: 'Wala pang provider',
  empty:
    'Lahat ay nagsa-sign in gamit ang password ng farm na ito. Sa provider, bawas ng isang password ang kailangang tandaan.',
  kind: { label: 'Uri', google: 'Google', facebook: 'Facebook', openid: 'Ibang OpenID provider' },
  column: { name: 'Provider', people: 'Bagong tao', state: 'Lagay', acts: 'Mga gagawin' },
  people: { yes: 'puwedeng pumasok', no: 'idagdag muna' },
  state: { on: 'Bukas', off: 'Sarado', noSecret: 'Bukas, walang secret dito' },
  editNamed: 'Baguhin ang {{name}}',
  removeNamed: 'Alisin ang {{name}}',
  remove: 'Alisin ang provider',
  removeTitle: 'Alisin ang {{name}}?',
  removeBody:
    'Wala nang makapagsa-sign in gamit ang {{name}}. Ang walang password ay hindi makakapasok hangga’t hindi ito naibabalik.',
  removed: 'Inalis ang {{name}}',
  saved: 'Na-save ang {{name}}',
  dialog: { add: 'Magdagdag ng provider', edit: 'Baguhin ang {{name}}' },
  field: {
    id: 'Maikling pangalan',
    idHelp: 'Maliliit na letra, numero at gitling. Hindi na ito mababago.',
    name: 'Pangalan sa button',
    issuer: 'Issuer',
    issuerHelp: 'Ang address ng provider, kung paano nito isinusulat: https://accounts.example.com',
    clientId: 'Client ID',
    clientIdHelp:
      'Magrehistro sa provider ng “desktop” o “native” na application, na may redirect address na http://127.0.0.1/callback.',
    secret: 'Client secret',
    secretHelp:
      'Sa desktop na ito lang itinatago; i-type ito nang isang beses sa bawat desktop. Iwanang walang laman kung walang secret.',
    enabled: 'Puwedeng gamitin sa pag-sign in',
    newPeople: 'Papasukin ang mga hindi pa naidaragdag',
    newPeopleHelp:
      'Papasok sila bilang USER, na wala pang magagawa. Kung sarado: mga tao lang ng farm, ayon sa email address nila.',
  },
  facebookNote:
    'Hindi sinasabi ng Facebook kung verified ang email address. I-link muna ang Facebook sa “Aking account”, saka ito magagamit sa pag-sign in.',
  testLabel: 'Mga hakbang ng pagsubok sa provider',
  testHelp: 'Binabasa ang sariling paglalarawan ng provider, naka-save man o hindi.',
  refusal: {
    ISSUER_MISSING: 'Kailangan ng OpenID provider ang address ng issuer nito.',
    ISSUER_PLAIN: 'Dapat nagsisimula sa https:// ang address ng issuer, para walang makapagpanggap sa daan.',
  },
} satisfies typeof english
