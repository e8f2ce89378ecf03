/** `+63 917 555 0142`, in the groups in which people say it; what is no such number stays as it is. */
export const shownPhone = (phoneNumber: string): string =>
  phoneNumber.replace(/^(\+63)(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3 $4')
