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
  other: {
    title: 'Wala ka pang account?',
    body: 'Ang may-ari ng farm ang gumagawa ng mga account. Humingi sa kaniya ng para sa iyo.',
  },
} satisfies typeof english
