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
  code: { label: '6 na numerong code', from: 'mula sa authenticator mo', backup: 'Backup code' },
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
