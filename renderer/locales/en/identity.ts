export const identity = {
  title: 'Sign in',
  to: 'to {{farm}}',
  lead: 'Use your own account, so that the records show who did what.',
  login: 'Email or user name',
  password: 'Password',
  stay: 'Stay signed in on this computer',
  stayHelp: 'Leave this off on a computer that others use.',
  submit: 'Sign in',
  wrong: 'Not an account and password that belong together. Check both; capital letters count.',
  code: { label: '6-digit code', from: 'from your authenticator', backup: 'Backup code' },
  stepUp: {
    title: 'Is it you?',
    lead: 'This needs a proof of who is here. It then counts for ten minutes.',
    submit: 'Go on',
    wrongCode: 'Not the code of this moment. Look again; it changes every 30 seconds.',
    wrongPassword: 'Not the password of your account.',
    use: { code: 'Use the authenticator', backup: 'Use a backup code', password: 'Use the password' },
  },
  other: {
    title: 'No account yet?',
    body: 'The owner of the farm makes the accounts. Ask the owner for yours.',
  },
}
