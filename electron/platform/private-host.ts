// This computer, the ranges of private networks, link-local addresses, and names without a domain or in `.local`.
const privateHost =
  /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(1[6-9]|2\d|3[01])\.\d+\.\d+|\[?f([cd][0-9a-f]{2}|e[89ab][0-9a-f]):[0-9a-f:]*\]?|[^.:[\]]+|.+\.local)$/i

/** Whether what is sent there unencrypted stays on the farm's own network (decision 27). */
export const isPrivateHost = (host: string): boolean => privateHost.test(host)
