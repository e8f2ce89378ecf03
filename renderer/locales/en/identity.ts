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
  other: {
    title: 'No account yet?',
    body: 'The owner of the farm makes the accounts. Ask the owner for yours.',
  },
}
