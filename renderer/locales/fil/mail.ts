export const mail = {
  title: 'Mail',
}
