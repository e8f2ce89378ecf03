export const keys = {
  title: 'Mga susi',
}
