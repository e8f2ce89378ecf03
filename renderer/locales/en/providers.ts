export const providers = {
  title: 'Sign-in providers',
  lead: 'People can sign in with an account they have already: Google, Facebook, or any OpenID provider.',
  label: 'Sign-in providers',
  read: 'The sign-in providers could not be read',
  add: 'Add a provider',
  emptyTitle: 'No provider yet',
  empty: 'Everybody signs in with a password of this farm. A provider saves them one more password.',
  kind: { label: 'Kind', google: 'Google', facebook: 'Facebook', openid: 'Another OpenID provider' },
  column: { name: 'Provider', people: 'New people', state: 'State', acts: 'Actions' },
  people: { yes: 'may come in', no: 'must be added first' },
  state: { on: 'On', off: 'Off', noSecret: 'On, no secret here' },
  editNamed: 'Change {{name}}',
  removeNamed: 'Remove {{name}}',
  remove: 'Remove provider',
  removeTitle: 'Remove {{name}}?',
  removeBody:
    'Nobody can sign in with {{name}} any more. Whoever has no password can’t get in until it is added again.',
  removed: '{{name}} removed',
  saved: '{{name}} saved',
  dialog: { add: 'Add a provider', edit: 'Change {{name}}' },
  field: {
    id: 'Short name',
    idHelp: 'Small letters, digits and hyphens. It can’t be changed later.',
    name: 'Name on the button',
    issuer: 'Issuer',
    issuerHelp: 'The address of the provider, as it writes it itself: https://accounts.example.com',
    clientId: 'Client ID',
    clientIdHelp:
      'Register a “desktop” or “native” application at the provider, with the redirect address http://127.0.0.1/callback.',
    secret: 'Client secret',
    secretHelp:
      'Kept on this desktop only; each desktop needs it typed once. Leave it empty for a client without a secret.',
    enabled: 'People can sign in with it',
    newPeople: 'Let in people whom nobody has added',
    newPeopleHelp:
      'They come in as USER, which may do nothing yet. Off: only people of this farm, known by their email address.',
  },
  facebookNote:
    'Facebook does not tell whether an email address is verified. A person first links Facebook in “My account”, then can sign in with it.',
  testLabel: 'Steps of the provider test',
  testHelp: 'Reads the provider’s own description, saved or not.',
  refusal: {
    ISSUER_MISSING: 'An OpenID provider needs its issuer’s address.',
    ISSUER_PLAIN: 'The issuer’s address must begin with https://, so that nobody on the way can pretend to be it.',
  },
}
